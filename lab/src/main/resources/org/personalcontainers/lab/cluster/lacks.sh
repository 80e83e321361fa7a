# What this node lacks of being whole, a line each; nothing when it lacks nothing. Asks the programs that do the work,
# and never ours: what our own status says is what is being judged.
#   lacks.sh NODES MANAGERS MOUNT
nodes=$1 managers=$2 mount=$3
lack() { echo "$*"; }

for unit in docker.service personal-containers-agent.service; do
    systemctl -q is-active "$unit" || lack "$unit does not run"
done
nft list table inet personal_containers > /dev/null 2>&1 || lack "the inner ports are open to everybody"

if [ "$(timeout 5 docker info --format '{{.Swarm.LocalNodeState}}' 2> /dev/null)" != active ]; then
    lack "it is in no swarm"
elif [ "$(timeout 5 docker info --format '{{.Swarm.ControlAvailable}}' 2> /dev/null)" = true ]; then
    seen=$(timeout 5 docker node ls --format '{{.Status}} {{.ManagerStatus}}' 2> /dev/null)
    [ "$(echo "$seen" | grep -c '^Ready')" = "$nodes" ] || lack "not all $nodes nodes of the swarm are ready"
    [ "$(echo "$seen" | grep -cE '^Ready (Leader|Reachable)')" = "$managers" ] || lack "not all $managers managers of the swarm are there"
    systemctl -q is-active personal-containers-manager.service || lack "personal-containers-manager.service does not run"
fi

if ! mountpoint -q "$mount" 2> /dev/null; then
    lack "nothing is mounted at $mount"
elif ! timeout 5 stat -t "$mount/config" "$mount/private" > /dev/null 2>&1; then
    lack "the directories at $mount don't answer"
fi
# Who keeps no copy is in no pool, and its own Gluster knows no volume: of a copy that stands alone the others tell.
peers=$(timeout 10 gluster --mode=script pool list 2> /dev/null | tail -n +2 | grep -vc localhost)
if findmnt -n -t fuse.glusterfs "$mount" > /dev/null && [ "$peers" != 0 ]; then
    volume=$(findmnt -n -o SOURCE "$mount" | sed 's:.*\:/*::')
    systemctl -q is-active glusterd.service || lack "glusterd.service does not run"
    down=$(timeout 10 gluster --mode=script volume status "$volume" 2> /dev/null | grep -cE '^(Brick|Self-heal).* N  ' || true)
    bricks=$(timeout 10 gluster --mode=script volume status "$volume" 2> /dev/null | grep -c '^Brick' || true)
    wanted=$(timeout 10 gluster --mode=script volume info "$volume" 2> /dev/null | grep -cE '^Brick[0-9]+:' || true)
    if [ "$bricks" != "$wanted" ] || [ "$wanted" = 0 ]; then
        lack "volume $volume shows $bricks of $wanted bricks"
    fi
    [ "$down" = 0 ] || lack "volume $volume has $down processes that are down"
    timeout 20 gluster --mode=script volume heal "$volume" info 2> /dev/null | grep -qE '^Number of entries: ([1-9]|-)' && lack "volume $volume has files to heal"
fi
true
