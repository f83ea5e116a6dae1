#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two real ActivityPub servers (snac2) on loopback that know each other's posts, for tests/live.
set -euo pipefail
# Names of people and hosts must not be sorted or matched by the machine's language.
export LC_ALL=C.UTF-8

usage() {
    cat <<'END'
usage: tests/live/snac2.sh start|stop|status [FOLDER]
       tests/live/snac2.sh boost FOLDER SERVER USER URI

start   gets the snac2 package (once, from the Debian release after this machine's, through a
        private apt folder), starts servers "one" and "two" on 127.0.0.1, fills them with people,
        posts, follows and boosts, and writes FOLDER/live.json and FOLDER/live.env
stop    ends both servers
status  says whether they run
boost   lets USER of SERVER (one or two) boost the post URI

FOLDER is build/live by default. Without the package, start prints "skipped: no server" and ends
well; with ASTERISM_LIVE_REQUIRED=1 it fails instead.
END
}

say() { printf 'live: %s\n' "$*"; }

skip() {
    printf 'skipped: no server (%s)\n' "$*"
    [[ ${ASTERISM_LIVE_REQUIRED:-} != 1 ]] || exit 1
    exit 0
}

private_apt() {
    local tool=$1
    shift
    "$tool" -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$folder/apt/sources" \
        -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" \
        -o Dir::Etc::preferencesparts=/dev/null -o Acquire::Languages=none -o Acquire::Retries=2 \
        -o Acquire::http::Timeout=30 -o Debug::NoLocking=1 -o APT::Sandbox::User="$(id -un)" "$@"
}

fetch_package() {
    [[ ! -x $folder/package/usr/bin/snac ]] || return 0
    command -v apt-get > /dev/null || skip 'this system has no apt'
    local here to
    # The next release packages snac2; its binary runs on this one.
    here=$(this_release)
    to=$(release_after "$here")
    rm -rf "$folder/apt"
    mkdir -p "$folder/apt/sources" "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial"
    derive_sources "$here" "$to" "$folder/apt/sources/next"
    say "fetching the package snac2 of Debian $to"
    private_apt apt-get update 2> "$folder/apt/log" || skip "apt cannot read Debian $to"
    (cd "$folder/apt" && private_apt apt-get download snac2) 2>> "$folder/apt/log" \
        || skip "Debian $to gives no package snac2"
    rm -rf "$folder/package.new"
    dpkg-deb -x "$folder"/apt/snac2_*.deb "$folder/package.new"
    if ldd "$folder/package.new/usr/bin/snac" | grep 'not found' > "$folder/apt/log"; then
        skip "snac2 misses $(awk '{ print $1 }' "$folder/apt/log" | paste -sd ' ')"
    fi
    mv "$folder/package.new" "$folder/package"
    rm -rf "$folder/apt"
}

# The chance that two runs draw the same port is small, and start says so when it happens.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 10000))
        (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null || break
    done
    echo "$port"
}

wait_until() {
    local what=$1 tries=150
    shift
    until "$@" > /dev/null 2>&1; do
        ((tries-- > 0)) || { say "gave up waiting: $what (see $folder/*.log)"; exit 1; }
        sleep 0.2
    done
}

get() { curl -sS --fail --max-time 10 "$@"; }

# make_server NAME PORT USER...
make_server() {
    local name=$1 port=$2 user
    shift 2
    printf '127.0.0.1\n%s\n127.0.0.1:%s\n\n\n' "$port" "$port" | snac init "$folder/$name" > /dev/null
    # Plain http on loopback: the signatures between the servers work the same.
    sed -i 's/"protocol": *"https"/"protocol": "http"/' "$folder/$name/server.json"
    for user in "$@"; do
        snac adduser "$folder/$name" "$user" < /dev/null 2>&1 \
            | sed -n "s/^User password is //p" | tr -d "\n" > "$folder/$name.$user.password"
    done
    # Its own session and no inherited descriptor, else whoever started us waits for the server.
    setsid "$folder/package/usr/bin/snac" httpd "$folder/$name" \
        < /dev/null > "$folder/$name.log" 2>&1 3>&- 4>&- &
    echo $! > "$folder/$name.pid"
    wait_until "server $name to answer" get "http://127.0.0.1:$port/.well-known/nodeinfo"
}

# sign_in NAME USER: the OAuth way of a client; the token goes to a file only we can read.
sign_in() {
    local name=$1 user=$2 app id secret code redirect='urn:ietf:wg:oauth:2.0:oob'
    app=$(get "${base[$name]}/api/v1/apps" --data-urlencode "redirect_uris=$redirect" \
        -d client_name=live -d 'scopes=read write follow')
    id=$(sed -n 's/.*"client_id": *"\([^"]*\)".*/\1/p' <<< "$app")
    secret=$(sed -n 's/.*"client_secret": *"\([^"]*\)".*/\1/p' <<< "$app")
    code=$(get "${base[$name]}/oauth/x-snac-login" --data-urlencode "redir=$redirect" -d "cid=$id" \
        -d "login=$user" --data-urlencode "passwd@$folder/$name.$user.password" -d state=)
    get "${base[$name]}/oauth/token" -d grant_type=authorization_code -d "client_id=$id" \
        -d "client_secret=$secret" --data-urlencode "redirect_uri=$redirect" \
        --data-urlencode "code=${code%%&*}" \
        | sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p' > "$folder/$name.$user.token"
    [[ -s $folder/$name.$user.token ]] || { say "no token for $user at ${base[$name]}"; exit 1; }
    printf "Authorization: Bearer %s" "$(< "$folder/$name.$user.token")" > "$folder/$name.$user.header"
}

# api NAME USER PATH [CURL OPTION...]: a request of that user.
api() {
    local name=$1 user=$2 path=$3
    shift 3
    get "${base[$name]}$path" -H "@$folder/$name.$user.header" "$@"
}

# sees NAME USER PATH PATTERN: whether the answer holds the pattern.
sees() { api "$1" "$2" "$3" | grep -q -- "$4"; }

# field NAME: the first string of that name in a JSON text; snac writes one field a line.
field() { sed -n "s/^ *\"$1\": *\"\(.*\)\",\{0,1\}\$/\1/p" | sed -n 1p; }

# post NAME USER TEXT [CURL OPTION...]: prints "URI ID".
post() {
    local name=$1 user=$2 text=$3 answer
    shift 3
    answer=$(api "$name" "$user" /api/v1/statuses --data-urlencode "status=$text" "$@")
    printf '%s %s\n' "$(field uri <<< "$answer")" "$(field id <<< "$answer")"
}

uri_of() { cut -d ' ' -f 1 <<< "$1"; }
id_of() { cut -d ' ' -f 2 <<< "$1"; }

attach_picture() {
    # A red dot of one pixel, the smallest PNG there is.
    base64 -d > "$folder/dot.png" <<< 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC'
    api one akari /api/v2/media -F "file=@$folder/dot.png;type=image/png" \
        -F 'description=a red dot' | field id
}

# poll NAME USER TEXT CHOICES: by the web form, for snac's API makes none; prints its uri.
poll() {
    local name=$1 user=$2
    # The password must not stand among the arguments, which everybody sees.
    get "${base[$name]}/$user/admin/note" -o /dev/null --data-urlencode "content=$3" \
        --data-urlencode "poll_options=$4" -d poll_end_secs=3600 \
        -K - <<< "user = \"$user:$(< "$folder/$name.$user.password")\""
    api "$name" "$user" '/api/v1/timelines/home?limit=1' | field uri
}

json_list() { printf '%s\n' "$@" | sed 's/.*/"&"/' | paste -sd ,; }

fill() {
    local n uris=() boosted answered picture unlisted direct private asked
    for n in alice akari carol emi gin; do sign_in one "$n"; done
    for n in bob daisuke fuyuko hoshi; do sign_in two "$n"; done
    snac follow "$folder/two" bob "${base[one]}/akari" > /dev/null 2>&1
    snac follow "$folder/two" bob "${base[one]}/alice" > /dev/null 2>&1
    snac follow "$folder/two" daisuke "${base[two]}/bob" > /dev/null 2>&1
    snac follow "$folder/one" carol "${base[two]}/bob" > /dev/null 2>&1
    snac follow "$folder/two" fuyuko "${base[one]}/emi" > /dev/null 2>&1
    snac follow "$folder/two" hoshi "${base[one]}/emi" > /dev/null 2>&1
    snac follow "$folder/one" gin "${base[one]}/emi" > /dev/null 2>&1
    wait_until 'the follows to arrive' followed

    # More than the 20 posts of one page, of one feed and of one outbox.
    for n in {1..25}; do uris+=("$(uri_of "$(post one alice "Note $n from a real server #lighthouse")")"); done
    picture=$(post one akari '鯖缶を開けた。 #鯖缶' -d "media_ids[]=$(attach_picture)")
    boosted=$(post one akari 'This one travels: <b>boosted</b> from both servers & back #鯖缶')
    unlisted=$(post one akari 'Only for those who look' -d visibility=unlisted)
    private=$(post one akari 'Only for followers' -d visibility=private)
    direct=$(post one akari "Only for you @carol@${base[one]#http://}" -d visibility=direct)
    post two daisuke 'A warning goes before' -d 'spoiler_text=Tea and spoilers' > /dev/null
    wait_until 'the post to reach server two' \
        sees two bob '/api/v1/timelines/home?limit=40' "$(uri_of "$boosted")"
    boost one alice "$(uri_of "$boosted")"
    answered=$(post one carol 'Answering on the same server' -d "in_reply_to_id=$(id_of "$boosted")")
    wait_until 'the boost to reach server two' \
        sees two bob '/api/v1/timelines/home?limit=40' '"reblogs_count": *1'
    asked=$(poll one emi 'どちらを飲む?' $'お茶\n珈琲')
    write_description "$boosted" "$answered" "$picture" "$unlisted" "$private" "$direct" "$asked" \
        "${uris[@]}"
}

followed() {
    compgen -G "$folder/one/user/akari/followers/*.json" > /dev/null \
        && compgen -G "$folder/one/user/alice/followers/*.json" > /dev/null \
        && (($(compgen -G "$folder/one/user/emi/followers/*.json" | wc -l) == 3)) \
        && compgen -G "$folder/two/user/bob/followers/*.json" > /dev/null
}

# What a test needs to know of the servers: addresses, people, where the tokens lie, and the
# posts that it must, and must not, find. "acting" are those who do what only such tests do that
# act; nobody else follows them. "keeper" must agree before somebody follows them.
write_description() {
    local one=${base[one]#http://} two=${base[two]#http://}
    cat > "$folder/live.json.new" <<END
{
  "software": "snac",
  "servers": [
    { "name": "one", "base": "${base[one]}", "host": "$one", "users": ["alice", "akari", "carol"],
      "account": "carol", "token_file": "$folder/one.carol.token" },
    { "name": "two", "base": "${base[two]}", "host": "$two", "users": ["bob", "daisuke"],
      "account": "bob", "token_file": "$folder/two.bob.token" }
  ],
  "boosted": { "uri": "$(uri_of "$1")", "author": "akari@$one",
               "boosters": ["alice@$one"] },
  "reply": "$(uri_of "$2")",
  "picture": "$(uri_of "$3")",
  "unlisted": "$(uri_of "$4")",
  "hidden_from_guests": [$(json_list "$(uri_of "$5")" "$(uri_of "$6")")],
  "acting": {
    "actor": { "base": "${base[two]}", "token_file": "$folder/two.fuyuko.token" },
    "other": { "base": "${base[one]}", "token_file": "$folder/one.emi.token" },
    "third": { "base": "${base[one]}", "token_file": "$folder/one.gin.token" },
    "keeper": { "base": "${base[two]}", "token_file": "$folder/two.hoshi.token" },
    "poll": "$7"
  },
  "alice_posts": [$(json_list "${@:8}")]
}
END
    mv "$folder/live.json.new" "$folder/live.json"
    cat > "$folder/live.env" <<END
ASTERISM_LIVE_ONE=${base[one]}
ASTERISM_LIVE_ONE_TOKEN_FILE=$folder/one.carol.token
ASTERISM_LIVE_TWO=${base[two]}
ASTERISM_LIVE_TWO_TOKEN_FILE=$folder/two.bob.token
END
}

# boost NAME USER URI. snac tells of several boosts only the latest, so who wants to see two names
# reads, boosts once more and reads again.
boost() { snac boost "$folder/$1" "$2" "$3" > /dev/null 2>&1; }

stop_servers() {
    local file pid
    for file in "$folder"/*.pid; do
        [[ -r $file ]] || continue
        pid=$(< "$file")
        # The number may belong to somebody else by now; only a snac of this folder is ended.
        if [[ -r /proc/$pid/cmdline ]] && tr '\0' ' ' < "/proc/$pid/cmdline" | grep -qF "httpd $folder/"; then
            # The data is thrown away, and a server that still delivers takes half a minute to end.
            kill -KILL "$pid"
        fi
        # Killed, it leaves its shared memory and its semaphore behind.
        rm -f "/dev/shm/$(field host < "${file%.pid}/server.json")_snac_state" \
            "/dev/shm/sem.job_$pid" "$file"
    done
}

start() {
    command -v curl > /dev/null || skip 'curl is missing'
    mkdir -p "$folder"
    stop_servers
    fetch_package
    rm -rf "$folder"/{one,two} "$folder"/{one,two}.* "$folder"/live.*
    base[one]=http://127.0.0.1:$(free_port)
    base[two]=http://127.0.0.1:$(free_port)
    trap 'stop_servers' ERR EXIT
    make_server one "${base[one]##*:}" alice akari carol emi gin
    make_server two "${base[two]##*:}" bob daisuke fuyuko hoshi
    # Of a user who is there; snac reads it anew for each request.
    sed -i 's/^    "uid":/    "approve_followers": true,\n&/' "$folder/two/user/hoshi/user.json"
    fill
    trap - ERR EXIT
    say "servers one (${base[one]}) and two (${base[two]}) are up; see $folder/live.json"
}

status() {
    local file running=1
    for file in "$folder"/*.pid; do
        [[ -r $file ]] && kill -0 "$(< "$file")" 2> /dev/null || continue
        say "$(basename "$file" .pid) runs"
        running=0
    done
    ((running == 0)) || say 'no server runs'
    return $running
}

umask 077
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=packaging/apt-sources.sh
source "$root/packaging/apt-sources.sh"
folder=$(realpath -m "${2:-$root/build/live}")
PATH=$folder/package/usr/bin:$PATH
declare -A base
case ${1:-} in
    start) start ;;
    stop) stop_servers ;;
    status) status ;;
    boost) boost "${@:3}" ;;
    -h | --help) usage ;;
    *)
        usage >&2
        exit 64
        ;;
esac
