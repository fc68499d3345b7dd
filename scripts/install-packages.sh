# Sourced by the scripts beside it: installs packages of Debian or Ubuntu.
# shellcheck shell=sh

# install_packages NAME…: through apt-get; never asks for a password where nobody can answer.
install_packages() {
    echo "Installing with apt-get: $*"
    # A new machine has no lists of packages yet, an old one has outdated ones.
    apt_install "$@" >/dev/null 2>&1 || { quietly as_root apt-get update && quietly apt_install "$@"; }
}

apt_install() {
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install --yes --no-install-recommends "$@"
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif [ -t 0 ]; then
        sudo "$@"
    else
        sudo -n "$@"
    fi
}

# quietly COMMAND…: shows what it printed only where it fails.
quietly() {
    if printed=$("$@" 2>&1); then
        return 0
    fi
    printf '%s\n' "$printed" | tail -n 5 >&2
    return 1
}
