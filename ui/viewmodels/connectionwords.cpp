// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/connectionwords.h"

#include "ui/viewmodels/tagwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

using Way = StreamState::Way;

constexpr qsizetype mostLogged = 5;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Connections)
};

QString clockTime(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at).toString(u"HH:mm"_s);
}

/// Whole seconds that are left, the one that runs included.
int secondsUntil(qint64 at, qint64 now)
{
    return int(std::max<qint64>(0, at - now + secondMs - 1) / secondMs);
}

QString nextLook(qint64 at, qint64 now)
{
    if (at == RefreshPlan::never) {
        return {};
    }
    const int seconds = secondsUntil(at, now);
    if (seconds == 0) {
        return Words::tr("next look at once");
    }
    return seconds <= 120 ? Words::tr("next look in %n s", nullptr, seconds)
                          : Words::tr("next look in %n min", nullptr, (seconds + 59) / 60);
}

QString reconnecting(qint64 at, qint64 now)
{
    const int seconds = secondsUntil(at, now);
    return seconds == 0 ? Words::tr("reconnecting")
                        : Words::tr("reconnecting in %n s", nullptr, seconds);
}

bool mustSignIn(const SourceStatus &status)
{
    return status.error && status.error->kind == ErrorKind::Credentials;
}

QString streamWords(const StreamState &stream, qint64 now)
{
    switch (stream.way) {
    case Way::Live:
        return stream.joined ? Words::tr("live") : Words::tr("live, reading what was missed");
    case Way::Opening:
        return Words::tr("connecting");
    case Way::Waiting:
        return reconnecting(stream.retryAt, now);
    case Way::None:
        break;
    }
    return Words::tr("polling");
}

QString stateWords(const SourceStatus &status, qint64 now)
{
    if (status.elsewhere) {
        return Words::tr("another Asterism reads");
    }
    if (mustSignIn(status)) {
        return Words::tr("sign in again");
    }
    QStringList words{streamWords(status.stream, now)};
    if (status.busy) {
        words << Words::tr("being read");
    } else if (!status.stream.joined) {
        words << nextLook(status.nextAt, now);
    }
    words.removeAll(QString());
    return words.join(u" · "_s);
}

/// What the last look met, and why the server would not stream it; why a socket was cut stands
/// above, once for all that it carries.
QString troubleWords(const SourceStatus &status)
{
    QStringList lines;
    if (status.error && !mustSignIn(status)) { // which the account's head tells
        const Error &error = *status.error;
        // What the reader of a person says is a sentence already.
        const bool told = error.subject.startsWith(u'@') && !error.detail.isEmpty();
        lines << (told ? error.detail : sentence(error));
    }
    const bool refused = status.stream.way == Way::None && status.stream.error;
    if (refused && status.stream.error != status.error) {
        QString words = Words::tr("Stream: %1");
        lines << words.replace(u"%1"_s, sentence(*status.stream.error));
    }
    lines << status.troubles.first(std::min(mostLogged, status.troubles.size()));
    if (status.troubles.size() > mostLogged) {
        const int more = int(status.troubles.size() - mostLogged);
        lines << Words::tr("and %n more", nullptr, more);
    }
    return withoutSecrets(lines.join(u'\n'));
}

ConnectionRow sourceRow(const WatchedSource &watched, const ConnectionsNow &now)
{
    const SourceStatus &status = watched.status;
    QString words = stateWords(status, now.now);
    if (watched.source.kind == Source::Kind::List) {
        words = Words::tr("%n members", nullptr, status.members) + u" · "_s + words;
    }
    return {.key = watched.source.key(),
        .name = sourceName(watched.source, now.own),
        .words = words,
        .trouble = troubleWords(status),
        .fine = !status.error && !status.stream.error && status.unreadable == 0,
        .live = status.stream.way == Way::Live};
}

/// Of those sockets that one caller has.
QString lineWords(const std::vector<const StreamLineInfo *> &lines, qint64 now)
{
    if (lines.empty()) {
        return Words::tr("polling");
    }
    const auto live = std::ranges::count_if(lines,
        [](const StreamLineInfo *line) { return line->status.state == StreamPlan::State::Live; });
    const StreamStatus &first = lines.front()->status;
    if (lines.size() > 1) {
        QString words = Words::tr("%1 of %n connections", nullptr, int(lines.size()));
        return words.replace(u"%1"_s, QString::number(live));
    }
    switch (first.state) {
    case StreamPlan::State::Live:
        return Words::tr("connected since %1").replace(u"%1"_s, clockTime(first.since));
    case StreamPlan::State::Connecting:
        return Words::tr("connecting");
    case StreamPlan::State::Waiting:
        return reconnecting(first.until, now);
    case StreamPlan::State::Stopped:
        break;
    }
    return Words::tr("not connected");
}

/// Why one of them was cut last, as long as it is not open again.
QString lineTrouble(const std::vector<const StreamLineInfo *> &lines)
{
    for (const StreamLineInfo *line : lines) {
        const StreamStatus &status = line->status;
        if (status.state == StreamPlan::State::Live || !status.lastEnd) {
            continue;
        }
        QString words = Words::tr("At %1: %2");
        words.replace(u"%1"_s, clockTime(status.lastEndAt));
        return withoutSecrets(words.replace(u"%2"_s, sentence(status.lastEnd->error)));
    }
    return {};
}

/// All that one caller reads: an account or a guest at one host.
struct Group {
    std::vector<const StreamLineInfo *> lines;
    std::vector<ConnectionRow> rows;
    bool elsewhere = false;
};

void fillHead(ConnectionRow &head, const Group &group, qint64 now)
{
    const auto live = [](const ConnectionRow &row) { return row.live; };
    head.head = true;
    head.trouble = lineTrouble(group.lines);
    head.live = std::ranges::any_of(group.rows, live);
    head.fine = head.trouble.isEmpty();
    head.words =
        group.elsewhere ? Words::tr("another Asterism reads") : lineWords(group.lines, now);
}

ConnectionRow accountHead(const Account &account, const Group &group, const ConnectionsNow &now)
{
    ConnectionRow head{.key = u"account:"_s + account.id.value,
        .name = u'@' + account.acct,
        .colour = now.colours.value(account.id.value),
        .host = account.host,
        .needsSignIn = account.needsSignIn};
    fillHead(head, group, now.now);
    if (account.needsSignIn) {
        head.words = Words::tr("sign in again");
        const QString why = account.thisRunOnly
            ? Words::tr("It was signed in until Asterism ended.")
            : Words::tr("%1 does not accept its token any more; nothing is asked there in its "
                        "name.");
        head.trouble = QString(why).replace(u"%1"_s, account.host);
        head.fine = head.live = false;
    } else if (account.thisRunOnly) {
        head.words += u" · "_s + Words::tr("signed in until Asterism ends");
    }
    return head;
}

/// Who reads it: an account's id, or a host that is read as a guest.
QString callerOf(const Source &source, const ConnectionsNow &now)
{
    if (!source.account.isEmpty()) {
        return source.account.value;
    }
    const QString key = source.key();
    for (const StreamLineInfo &line : now.lines) {
        if (line.sources.contains(key) && !line.account.isEmpty()) {
            return line.account.value;
        }
    }
    for (const Account &account : now.own.accounts) {
        if (account.host == source.host && !account.needsSignIn) {
            return account.id.value;
        }
    }
    return source.host;
}

bool isShelf(Source::Kind kind)
{
    return kind == Source::Kind::ServerList || kind == Source::Kind::Antenna
        || kind == Source::Kind::Channel || kind == Source::Kind::Clip;
}

/// `named` has a %1 for the name.
QString shelfWords(
    const Source &source, const OwnThings &own, QString named, const QString &nameless)
{
    const QString name = own.shelves.value(source.key());
    return name.isEmpty() ? nameless : named.replace(u"%1"_s, name);
}

void take(std::vector<ConnectionRow> &all, ConnectionRow head, std::vector<ConnectionRow> rows)
{
    all.push_back(std::move(head));
    std::ranges::sort(rows, {}, &ConnectionRow::name);
    // An account's home goes first. clang 14 knows no std::ranges::stable_partition of GCC's
    // library.
    std::stable_partition(rows.begin(), rows.end(),
        [](const ConnectionRow &row) { return row.key.startsWith(u"home:"_s); });
    std::ranges::move(rows, std::back_inserter(all));
}

} // namespace

QHash<QString, QString> shelfNames(const std::vector<store::DeckColumn> &columns)
{
    QHash<QString, QString> names;
    for (const store::DeckColumn &column : columns) {
        const auto source = Source::fromKey(column.sources.value(0));
        if (source && isShelf(source->kind)) {
            names.insert(source->key(), column.name);
        }
    }
    return names;
}

QString sourceName(const Source &source, const OwnThings &own)
{
    switch (source.kind) {
    case Source::Kind::Home:
        return Words::tr("Home");
    case Source::Kind::Local:
        return Words::tr("Local");
    case Source::Kind::Federated:
        return Words::tr("Federated");
    case Source::Kind::Tag:
        return tagName(source.tags());
    case Source::Kind::List: {
        const auto found = std::ranges::find(own.lists, ListId{source.param}, &List::id);
        return found == own.lists.end() ? Words::tr("a list that is gone") : found->name;
    }
    case Source::Kind::ServerList:
        return shelfWords(
            source, own, Words::tr("%1 (list of the server)"), Words::tr("a list of its own"));
    case Source::Kind::Person:
    case Source::Kind::PersonMedia:
        return u'@' + source.param;
    case Source::Kind::Lookup:
        break;
    case Source::Kind::Bubble:
        return Words::tr("Bubble");
    case Source::Kind::Social:
        return Words::tr("Social");
    case Source::Kind::Antenna:
        return shelfWords(source, own, Words::tr("%1 (antenna)"), Words::tr("an antenna"));
    case Source::Kind::Channel:
        return shelfWords(source, own, Words::tr("%1 (channel)"), Words::tr("a channel"));
    case Source::Kind::Clip:
        return shelfWords(source, own, Words::tr("%1 (clip)"), Words::tr("a clip"));
    case Source::Kind::Mentions:
        return Words::tr("Mentions");
    case Source::Kind::Favourites:
        return Words::tr("Favourites");
    case Source::Kind::Notifications:
        return Words::tr("Notifications");
    case Source::Kind::Direct:
        return Words::tr("Direct conversations");
    }
    return source.host;
}

std::vector<ConnectionRow> connectionRows(const ConnectionsNow &now)
{
    std::map<QString, Group> groups; // by caller
    std::vector<ConnectionRow> lists;
    for (const WatchedSource &watched : now.watched) {
        if (watched.source.kind == Source::Kind::List) {
            lists.push_back(sourceRow(watched, now));
            continue;
        }
        Group &group = groups[callerOf(watched.source, now)];
        group.rows.push_back(sourceRow(watched, now));
        group.elsewhere = group.elsewhere || watched.status.elsewhere;
    }
    for (const StreamLineInfo &line : now.lines) {
        groups[line.account.isEmpty() ? line.host : line.account.value].lines.push_back(&line);
    }
    std::vector<ConnectionRow> all;
    for (const Account &account : now.own.accounts) {
        const Group group = std::move(groups[account.id.value]);
        groups.erase(account.id.value);
        take(all, accountHead(account, group, now), group.rows);
    }
    for (const auto &[host, group] : groups) {
        if (!group.rows.empty()) { // an account that has just signed out has none
            ConnectionRow head{.key = u"guest:"_s + host,
                .name = Words::tr("%1, as a guest").replace(u"%1"_s, host)};
            fillHead(head, group, now.now);
            take(all, head, group.rows);
        }
    }
    if (!lists.empty()) {
        take(all,
            {.key = u"lists"_s,
                .head = true,
                .name = Words::tr("Lists that need no follow"),
                .words = Words::tr("%n lists", nullptr, int(lists.size()))},
            lists);
    }
    return all;
}

QString whoOf(const ActivityLog::Entry &entry, const OwnThings &own)
{
    QStringList words;
    const Account *account = own.account(entry.account);
    const QString who = account == nullptr ? entry.host : u'@' + account->acct;
    if (!who.isEmpty()) {
        words << who;
    }
    if (const auto source = Source::fromKey(entry.source); source) {
        words << sourceName(*source, own);
    }
    return words.isEmpty() ? u"Asterism"_s : words.join(u" · "_s);
}

} // namespace asterism::ui
