#!/bin/sh
# Qt needs a handful of system libraries that no Python package carries. Installs them where that is possible
# without asking (Debian family, as root or with passwordless sudo); elsewhere says in one line what to install.
set -eu
[ "$(uname -s)" = Linux ] || exit 0
needed="libEGL.so.1 libGL.so.1 libxkbcommon.so.0 libfontconfig.so.1 libglib-2.0.so.0 libdbus-1.so.3"
packages="libegl1 libgl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3"
screen_needed="libxcb-cursor.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-randr.so.0 libxcb-render-util.so.0 libxcb-shape.so.0 libxcb-xkb.so.1 libxkbcommon-x11.so.0"
screen_packages="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
# With a display the window needs the xcb libraries too; without one they would only cost time.
[ -z "${DISPLAY:-}" ] || { needed="$needed $screen_needed"; packages="$packages $screen_packages"; }

missing=""
known=$( (ldconfig -p || /sbin/ldconfig -p) 2>/dev/null || true)
for library in $needed; do
    case "$known" in *"$library "*) ;; *) missing="$missing $library" ;; esac
done
[ -n "$missing" ] || exit 0

if command -v apt-get >/dev/null 2>&1; then
    if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else as_root="no"; fi
    if [ "$as_root" != no ]; then
        echo "Installing the system libraries that Qt needs:$missing"
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null
        exit 0
    fi
fi
echo "Qt needs these system libraries:$missing. On Debian or Ubuntu: sudo apt-get install $packages" >&2
exit 1
