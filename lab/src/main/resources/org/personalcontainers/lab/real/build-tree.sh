#!/bin/sh
# Fills TREE, where a bare Debian 13 lies already, with all that a node of the lab has.
#   build-tree.sh TREE
# Part of the node image's recipe: a changed byte here makes a new image.
set -eu
tree=$1

# Nothing may start a daemon in a directory tree.
printf '#!/bin/sh\nexit 101\n' > "$tree/usr/sbin/policy-rc.d"
chmod 755 "$tree/usr/sbin/policy-rc.d"

# The machine's own way to its packages: its apt configuration, proxies and authorities, for the time of the build.
mkdir -p "$tree/etc/apt/apt.conf.d"
for file in /etc/apt/apt.conf.d/*; do
  [ -f "$file" ] && cp "$file" "$tree/etc/apt/apt.conf.d/host-${file##*/}"
done
if [ -f /etc/ssl/certs/ca-certificates.crt ]; then
  cp /etc/ssl/certs/ca-certificates.crt "$tree/root/host-authorities.crt"
  echo 'Acquire::https::CAInfo "/root/host-authorities.crt";' > "$tree/etc/apt/apt.conf.d/host-authorities"
fi
cp /etc/resolv.conf "$tree/etc/resolv.conf"

# The JDK's set-up needs /proc.
mount -t proc proc "$tree/proc"
trap 'umount "$tree/proc"' EXIT
in_tree() { chroot "$tree" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }

in_tree apt-get -q update
in_tree apt-get -q -y --no-install-recommends install \
  systemd systemd-sysv dbus iproute2 iptables nftables ca-certificates procps openssh-server python3-minimal python3-apt kmod \
  docker.io docker-cli glusterfs-server glusterfs-client openjdk-25-jre-headless busybox-static \
  curl netcat-openbsd openssl iputils-ping attr e2fsprogs util-linux less

# A node has neither a console nor modules of its own; with these it would be "degraded" from its first second.
in_tree systemctl -q mask systemd-modules-load.service console-getty.service getty.target
# Nor do many nodes on two processors check disks and package lists while a test measures.
in_tree systemctl -q mask e2scrub_reap.service e2scrub_all.timer fstrim.timer apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer
in_tree systemctl -q enable docker.service containerd.service glusterd.service ssh.service

# Geo-replication, which nothing here uses, starts Python a dozen times at each start of glusterd: half of a node's boot.
in_tree dpkg-divert --quiet --local --rename --add "$(in_tree dpkg -L glusterfs-common | grep '/gsyncd$')"

mkdir -p "$tree/etc/systemd/system/docker.service.d" "$tree/gluster" "$tree/opt/docker"
cat > "$tree/etc/systemd/system/docker.service.d/lab.conf" <<'UNIT'
[Service]
Environment=DOCKER_SERVICE_PREFER_OFFLINE_IMAGE=1
UNIT

# The brick disk. In a container systemd ignores fstab's lines for block devices; units are obeyed.
cat > "$tree/etc/systemd/system/gluster.mount" <<'UNIT'
[Unit]
Description=Brick disk
ConditionPathExists=/dev/brick
Before=glusterd.service
[Mount]
What=/dev/brick
Where=/gluster
Type=ext4
Options=noatime
[Install]
WantedBy=local-fs.target
UNIT
cat > "$tree/etc/systemd/system/late-brick.service" <<'UNIT'
[Unit]
Description=Brick disk that comes late
ConditionPathExists=!/dev/brick
[Service]
ExecStart=/bin/sh -c 'until mountpoint -q /gluster; do [ ! -b /dev/brick ] || mount -t ext4 -o noatime /dev/brick /gluster; sleep 0.2; done'
[Install]
WantedBy=multi-user.target
UNIT
# Each node makes its own host key: an image with a key in it would make all nodes one.
cat > "$tree/etc/systemd/system/ssh-host-key.service" <<'UNIT'
[Unit]
Description=SSH host key of this node
ConditionPathExists=!/etc/ssh/ssh_host_ed25519_key
Before=ssh.service
[Service]
Type=oneshot
ExecStart=/usr/bin/ssh-keygen -q -N "" -t ed25519 -f /etc/ssh/ssh_host_ed25519_key
[Install]
WantedBy=multi-user.target
UNIT
in_tree systemctl -q enable gluster.mount late-brick.service ssh-host-key.service

# Whatever makes a node itself is made at its first boot.
rm -f "$tree"/etc/ssh/ssh_host_*_key* "$tree/var/lib/glusterd/glusterd.info" "$tree/var/lib/dbus/machine-id" "$tree/etc/hostname" "$tree/etc/hosts"
: > "$tree/etc/machine-id"

in_tree apt-get -q clean
rm -f "$tree"/etc/apt/apt.conf.d/host-* "$tree/root/host-authorities.crt" "$tree/usr/sbin/policy-rc.d"
rm -rf "$tree"/var/lib/apt/lists/* "$tree"/var/cache/apt/*.bin "$tree"/usr/share/doc/* "$tree"/usr/share/man/* "$tree"/var/log/*.log "$tree"/var/log/apt
echo '# A node of the lab has no name server.' > "$tree/etc/resolv.conf"
