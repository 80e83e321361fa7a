# Types a command at a real terminal, says yes, and leaves it with Ctrl-C while it shows the cluster at work; gives what
# was shown. Who is started in the background does not hear Ctrl-C, and neither do its children: that is undone.
#   interrupted.sh COMMAND
set -eu
cd "$(mktemp -d)"
mkfifo keys
script -qefc "exec env --default-signal=INT $1" shown < keys > /dev/null &
exec 3> keys
await() { until grep -q "$1" shown 2> /dev/null; do kill -0 $! || exit 9; sleep 0.05; done; }
await 'y/N'
printf 'y\n' >&3
await ': at work'
printf '\003' >&3
wait $! || true
cat shown
