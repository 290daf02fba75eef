#!/usr/bin/env bash
# Makes a Debian package of the binary: target/mentorkind_VERSION_ARCHITECTURE.deb.
# BINARY=FILE packages that one instead of building it, optimised.
source "$(dirname "$0")/lib.sh"

has dpkg-deb dpkg-shlibdeps || debian_packages dpkg-dev
version=$(sed -n '/^\[workspace.package\]/,/^$/s/^version = "\(.*\)"/\1/p' Cargo.toml)
architecture=$(dpkg --print-architecture)
if [ -z "${BINARY:-}" ]; then
  need_rust
  need_node
  scripts/assets.sh
  cargo build --locked --release --bin mentorkind >&2
  BINARY=target/release/mentorkind
fi

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
put() { install -D -m "$1" "$2" "$root/$3"; }
put 755 "$BINARY" usr/bin/mentorkind
strip --strip-unneeded "$root/usr/bin/mentorkind"
for unit in mentorkind.service mentorkind-backup.service mentorkind-backup.timer; do
  put 644 "packaging/$unit" "usr/lib/systemd/system/$unit"
done
put 644 packaging/sysusers.conf usr/lib/sysusers.d/mentorkind.conf
put 644 packaging/tmpfiles.conf usr/lib/tmpfiles.d/mentorkind.conf
put 640 packaging/environment etc/mentorkind/environment
put 640 packaging/backup etc/mentorkind/backup
# With those that they refer to.
for document in docs/{operations,breach,dpia,access,take-along}.md docs/guide/*.md; do
  put 644 "$document" "usr/share/doc/mentorkind/${document#docs/}"
done
put 644 LICENCE usr/share/doc/mentorkind/copyright
put 644 CHANGELOG.md usr/share/doc/mentorkind/CHANGELOG.md
for shell in bash:usr/share/bash-completion/completions/mentorkind \
  fish:usr/share/fish/vendor_completions.d/mentorkind.fish zsh:usr/share/zsh/vendor-completions/_mentorkind; do
  mkdir -p "$root/$(dirname "${shell#*:}")"
  "$BINARY" completions "${shell%%:*}" >"$root/${shell#*:}"
done

# The shared libraries that it needs, as Debian calls them.
mkdir -p "$root/debian"
touch "$root/debian/control"
depends=$(cd "$root" && dpkg-shlibdeps -O usr/bin/mentorkind 2>/dev/null | sed -n 's/^shlibs:Depends=//p')
rm -r "$root/debian"

put 755 packaging/postinst DEBIAN/postinst
put 755 packaging/prerm DEBIAN/prerm
printf '/etc/mentorkind/%s\n' environment backup >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<EOF
Package: mentorkind
Version: $version
Architecture: $architecture
Maintainer: The makers of Mentorkind <mentorkind@example.org>
Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f 1)
Depends: $depends, systemd, tzdata, ca-certificates
Section: web
Priority: optional
Description: mentorship of a childcare organisation
 Who is whose mentor, the development of each child, talks with parents,
 concerns and transfers: as the organisation's protocol says.
EOF

package=target/mentorkind_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >&2
printf '%s\n' "$package"
