# Shared by ./run, ./test and packaging/build-deb: packages, screens, program. Sourced, not run.
# Every step says in one line what it does; a failing one ends with one sentence.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
install_missing=yes
export LC_ALL=C.UTF-8

say() { printf '%s\n' "→ $*"; }
die() {
  printf '%s\n' "✗ $*" >&2
  exit 1
}
seconds_since() { echo $((SECONDS - $1)); }

# Packages of the given groups that are not installed.
missing_packages() {
  local wanted=() group package _
  while read -r group package _; do
    case " $* " in *" $group "*) wanted+=("$package") ;; esac
  done < <(grep -v '^#' "$root/tools/packages.txt")
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p' || true)
  for package in "${wanted[@]}"; do
    grep -qx -- "$package" <<<"$installed" || echo "$package"
  done
}

node_is_good() {
  command -v npm >/dev/null 2>&1 && node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null
}

# Installs what is missing of the given groups; asks for root only then.
need_packages() {
  local groups="$*" missing as_root=()
  command -v dpkg-query >/dev/null 2>&1 || die "This needs Debian 12 or a relative of it (dpkg is not here); the packages stand in tools/packages.txt."
  node_is_good || groups="$groups node"
  # shellcheck disable=SC2086
  missing=$(missing_packages $groups)
  [ -n "$missing" ] || return 0
  missing=$(tr '\n' ' ' <<<"$missing")
  [ "$install_missing" = yes ] || die "These packages are missing: $missing"
  say "Installing Debian packages: $missing"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || die "Please install these packages as root, then come again: apt-get install $missing"
    as_root=(sudo)
    say "sudo may ask for your password, only for this installation."
  fi
  local log
  log=$(mktemp)
  # shellcheck disable=SC2086
  install_now() { ${as_root[0]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing </dev/null >"$log" 2>&1; }
  if ! install_now; then
    say "Reading the package lists first"
    if ! ${as_root[0]+"${as_root[@]}"} apt-get update </dev/null >"$log" 2>&1 || ! install_now; then
      tail -n 15 "$log" >&2
      die "The packages could not be installed; see the lines above (is this machine online?)."
    fi
  fi
  rm -f "$log"
  node_is_good || die "Node.js 18 or newer with npm is needed to build the screens."
}

# The packages of the screens, when the lock file is newer than what is there.
need_node_modules() {
  local have=$root/ui/node_modules/.package-lock.json
  if [ -f "$have" ] && [ ! "$root/ui/package-lock.json" -nt "$have" ]; then return 0; fi
  say "Fetching npm packages of the screens (npm ci)"
  local log
  log=$(mktemp)
  (cd "$root/ui" && npm ci --no-audit --no-fund --loglevel=error </dev/null >"$log" 2>&1) || {
    tail -n 15 "$log" >&2
    die "npm ci failed in ui/; see the lines above (is this machine online?)."
  }
  rm -f "$log"
  touch "$have"
}

# ui/dist, when a source of the screens is newer.
build_ui() {
  need_node_modules
  local stamp=$root/ui/node_modules/.kaname-built
  if [ -f "$stamp" ] && [ -d "$root/ui/dist/desk" ] && [ -z "$(find "$root/ui" -path "$root/ui/node_modules" -prune -o -path "$root/ui/dist" -prune -o -type f -newer "$stamp" -print -quit)" ]; then return 0; fi
  say "Building the screens"
  local log
  log=$(mktemp)
  (cd "$root/ui" && node build.mjs </dev/null >"$log" 2>&1) || {
    tail -n 30 "$log" >&2
    die "The screens could not be built; see the lines above."
  }
  rm -f "$log"
  touch "$stamp"
}

# Runs ninja with one moving line on a terminal, a line every ten seconds elsewhere.
run_ninja() {
  local folder=$1 log
  shift
  log=$folder/ninja.log
  if [ -t 1 ]; then
    NINJA_STATUS='  [%f/%t %es] ' ninja -C "$folder" "$@" </dev/null || return 1
    return 0
  fi
  NINJA_STATUS='[%f/%t] ' ninja -C "$folder" "$@" </dev/null >"$log" 2>&1 &
  local pid=$! last=$SECONDS
  while kill -0 "$pid" 2>/dev/null; do
    sleep 1
    if [ $((SECONDS - last)) -ge 10 ]; then
      last=$SECONDS
      printf '  %s\n' "$(grep -o '^\[[0-9]*/[0-9]*\]' "$log" | tail -n 1)"
    fi
  done
  wait "$pid" || {
    grep -A 30 '^FAILED' "$log" | head -n 60 >&2
    return 1
  }
}

# build_program FOLDER "CMAKE OPTIONS" TARGET…
build_program() {
  local folder=$1 options=$2 begun=$SECONDS
  shift 2
  mkdir -p "$folder"
  if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/.options" 2>/dev/null)" != "$options" ]; then
    say "Configuring $(basename "$folder")"
    # shellcheck disable=SC2086
    cmake -S "$root" -B "$folder" -G Ninja $options </dev/null >"$folder/cmake.log" 2>&1 || {
      tail -n 20 "$folder/cmake.log" >&2
      die "CMake could not configure $(basename "$folder"); see the lines above."
    }
    printf '%s' "$options" >"$folder/.options"
  fi
  if ninja -C "$folder" -n "$@" </dev/null 2>/dev/null | grep -q 'no work to do'; then return 0; fi
  say "Compiling $(basename "$folder")"
  run_ninja "$folder" "$@" || die "The program did not compile; see the lines above."
  say "Compiled in $(seconds_since "$begun") s"
}

program=$root/build/kaname
