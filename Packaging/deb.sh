#!/bin/bash
# Makes the Debian package of what `make build` has built: deb.sh VERSION MAINTAINER FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1 maintainer=$2 out=$3
umask 022
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
command=.build/release/fundcast
put() { install -D -m 644 "$1" "$root/$2"; }

install -d "$root/etc/fundcast"
install -D -m 755 "$command" "$root/usr/bin/fundcast"
strip --strip-all --remove-section=.comment --remove-section=.note "$root/usr/bin/fundcast"

for folder in models scenarios; do
  git ls-files "$folder" | grep -vE '/(generator|writer)/' | while read -r file; do
    put "$file" "usr/share/fundcast/$file"
  done
done

mkdir -p "$root/usr/share/man/man1"
"$command" --experimental-dump-help | python3 Packaging/manual.py "$version" |
  gzip -9n > "$root/usr/share/man/man1/fundcast.1.gz"
for shell in bash:bash-completion/completions/fundcast zsh:zsh/vendor-completions/_fundcast \
  fish:fish/vendor_completions.d/fundcast.fish; do
  place="$root/usr/share/${shell#*:}"
  mkdir -p "$(dirname "$place")"
  "$command" --generate-completion-script "${shell%%:*}" | sed '1{/^#!/d}' > "$place"
done

put Packaging/systemd/fundcast-monthly@.service lib/systemd/system/fundcast-monthly@.service
put Packaging/systemd/fundcast-monthly@.timer lib/systemd/system/fundcast-monthly@.timer
put Packaging/systemd/fundcast.sysusers usr/lib/sysusers.d/fundcast.conf
put Packaging/systemd/monthly.yaml usr/share/doc/fundcast/examples/monthly.yaml
put README.md usr/share/doc/fundcast/README.md
put README.zh-CN.md usr/share/doc/fundcast/README.zh-CN.md
put Packaging/images/report.png usr/share/doc/fundcast/Packaging/images/report.png
put Packaging/debian/lintian-overrides usr/share/lintian/overrides/fundcast
printf 'fundcast (%s) unstable; urgency=medium\n\n  * FundCast %s.\n\n -- %s  %s\n' \
  "$version" "$version" "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")" |
  gzip -9n > "$root/usr/share/doc/fundcast/changelog.gz"

# The terms of what is linked in stand with the package.
{
  printf 'FundCast, and the libraries that are linked into it.\nCopyright: each as below.\n'
  swift=$(dirname "$(dirname "$(readlink -f "$(command -v swift)")")")
  for terms in .build/checkouts/*/LICENSE* "$swift"/share/swift/LICENSE.txt \
    /usr/share/doc/libopenblas-dev/copyright; do
    [ -f "$terms" ] || continue
    printf '\n==== %s\n\n' "$(basename "$(dirname "$terms")")"
    sed '/TERMS AND CONDITIONS FOR USE/,/END OF TERMS AND CONDITIONS/c\
   The terms stand in /usr/share/common-licenses/Apache-2.0.' "$terms"
  done
} > "$root/usr/share/doc/fundcast/copyright"

# Each library the program asks for, by the package that has it here.
depends=$(readelf -d "$command" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | while read -r library; do
  path=$(ldd "$command" | awk -v name="$library" '$1 == name { print $3 }')
  [ -n "$path" ] || continue   # the loader, which libc6 brings
  dpkg -S "$(readlink -f "$path")" "$path" 2>/dev/null | head -1 | cut -d: -f1
done | sort -u | while read -r package; do
  if [ "$package" = libc6 ]; then   # its symbols are versioned by release
    echo "libc6 (>= $(dpkg-query -W -f='${Version}' libc6 | sed 's/-.*//'))"
  else
    echo "$package"
  fi
done | paste -sd, | sed 's/,/, /g')

mkdir "$root/DEBIAN"
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" \
  -e "s|@MAINTAINER@|$maintainer|" -e "s|@DEPENDS@|$depends|" \
  -e "s|@SIZE@|$(du -sk --apparent-size "$root" | cut -f1)|" \
  Packaging/debian/control.in > "$root/DEBIAN/control"
install -m 755 Packaging/debian/postinst Packaging/debian/postrm "$root/DEBIAN"
(cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z |
  xargs -0 md5sum > DEBIAN/md5sums)
find "$root" -exec touch -hd "@$SOURCE_DATE_EPOCH" {} +

mkdir -p "$out"
package="$out/fundcast_${version}_$architecture.deb"
dpkg-deb --root-owner-group --build "$root" "$package"
