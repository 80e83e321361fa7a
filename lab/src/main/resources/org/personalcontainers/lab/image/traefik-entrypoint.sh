#!/bin/sh
# As the upstream image has it: options alone, or a word that Traefik knows, go to Traefik.
set -e
case "$1" in
  -*) set -- traefik "$@" ;;
  *) ! traefik "$1" --help >/dev/null 2>&1 || set -- traefik "$@" ;;
esac
exec "$@"
