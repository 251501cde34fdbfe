#!/usr/bin/env bash
# Makes the site on the computer of its host, Netlify or Cloudflare, into the folder public.
#
# From main: the site itself, and only when content/calendar.lock, the memory of the calendars, is up to date; the workflow
# .github/workflows/publish.yml sees to that and tells the host afterwards. From any other branch, such as that of a pull
# request: a preview at an address of its own.
set -euo pipefail

# Where the program comes from is said once, for GitHub and for here.
said=.github/actions/prospectus/action.yml
if [ -z "${PROSPECTUS_SOURCE:-}" ]; then
  PROSPECTUS_SOURCE=$(sed -n 's/^ *PROSPECTUS_SOURCE: "\(.*\)"$/\1/p' "$said" 2>/dev/null || true)
fi

stop() {
  echo "There is no program to run. $1" >&2
  exit 1
}
compile() {
  command -v cargo >/dev/null || stop "Rust, which compiles it, is not on this machine. Use a release instead."
  CARGO_TARGET_DIR=$place/target cargo install --locked --root "$place" "$@" || stop "It could not be compiled: what stands above says why. PROSPECTUS_SOURCE is $PROSPECTUS_SOURCE"
}
place=$(mktemp -d)
mkdir -p "$place/bin"
case $PROSPECTUS_SOURCE in
  "")
    stop "Say where it comes from: PROSPECTUS_SOURCE in $said is empty."
    ;;
  *.tar.gz)
    curl --proto =https,file --proto-redir =https --location --fail --silent --show-error --retry 3 \
      --output "$place/release.tar.gz" "$PROSPECTUS_SOURCE" || stop "It is not at $PROSPECTUS_SOURCE. Copy the address of a release again."
    mkdir -p "$place/release"
    tar --extract --gzip --file "$place/release.tar.gz" --directory "$place/release" || stop "What is at $PROSPECTUS_SOURCE is no release."
    program=$(find "$place/release" -type f -name prospectus | head -n 1)
    [ -n "$program" ] || stop "There is no file named prospectus in $PROSPECTUS_SOURCE"
    install -m 755 "$program" "$place/bin/prospectus"
    ;;
  git+* | *.git | *.git#*)
    address=${PROSPECTUS_SOURCE#git+}
    case $address in
      *#*) compile --git "${address%%#*}" --tag "${address#*#}" prospectus ;;
      *) compile --git "$address" prospectus ;;
    esac
    ;;
  *)
    [ -f "$PROSPECTUS_SOURCE/Cargo.toml" ] || stop "PROSPECTUS_SOURCE is $PROSPECTUS_SOURCE, which is no release (.tar.gz), no repository (.git) and no folder with the program in this one."
    compile --path "$PROSPECTUS_SOURCE"
    ;;
esac
"$place/bin/prospectus" --version || stop "What came from $PROSPECTUS_SOURCE does not run on this machine."
export PATH="$place/bin:$PATH"

# Netlify says what a build is for (CONTEXT), Cloudflare which branch it is of (CF_PAGES_BRANCH).
case ${CONTEXT:-${CF_PAGES_BRANCH:-main}} in
  production | main)
    if ! prospectus build --locked --out public; then
      echo "Nothing was published, and the site stays as it was. Where content/calendar.lock would change, wait: the workflow \"Publish\" on GitHub saves it, and then tells this host." >&2
      exit 1
    fi
    ;;
  *)
    prospectus build --base-url "${DEPLOY_PRIME_URL:-${CF_PAGES_URL:-}}" --out public
    ;;
esac
