# shellcheck shell=sh disable=SC2034,SC2154,SC2015 # variables come from and go to the reader
# Read by what starts the program of this package, and by the package's own scripts; they set root. Finds
# the JVM without starting it, and sets java, flags, class_path and cache. Nothing here may start a process:
# it is paid for at every start.

share=$root/usr/share/personal-containers/@deb.package@
class_path=
for jar in "$share"/*.jar; do
    class_path=$class_path${class_path:+:}$jar
done
# The cache fits one package and one JVM: both stand in its path.
cache=$root/var/cache/personal-containers/@deb.package@/@project.version@
flags="@deb.flags@"
java=

for home in /usr/lib/jvm/*-25-* /usr/lib/jvm/* "${JAVA_HOME:-}"; do
    [ -x "$home/bin/java" ] && [ -r "$home/release" ] || continue
    runtime=
    number=
    while IFS='=' read -r key value; do
        case $key in
            JAVA_RUNTIME_VERSION) value=${value#\"} && runtime=${value%\"} ;;
            JAVA_VERSION) value=${value#\"} && number=${value%%[!0-9]*} ;;
        esac
        [ -z "$runtime" ] || [ -z "$number" ] || break
    done < "$home/release"
    if [ "${number:-0}" -ge 25 ]; then
        java=$home/bin/java
        cache=$cache-$runtime.aot
        break
    fi
done
