// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/columnwords.h"

#include "ui/viewmodels/colours.h"
#include "ui/viewmodels/columnaccount.h"
#include "ui/viewmodels/columnsource.h"
#include "ui/viewmodels/directcolumn.h"
#include "ui/viewmodels/noticekindwords.h"
#include "ui/viewmodels/ownwords.h"
#include "ui/viewmodels/tagwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype mostSources = 40;
constexpr qsizetype mostTroubles = 12;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Column)
};

QString filled(QString words, const QString &with)
{
    return words.replace(u"%1"_s, with);
}

Source firstSource(const store::DeckColumn &column)
{
    const auto source = Source::fromKey(column.sources.value(0));
    return source ? *source : Source{};
}

/// "4 s ago", "3 min ago", "2 h ago", "5 d ago"; roughly: nothing that changes each second.
QString agoWords(qint64 ms, bool roughly = false)
{
    if (ms < minuteMs) {
        const int seconds = int(std::max<qint64>(0, ms) / secondMs);
        return roughly ? Words::tr("just now") : Words::tr("%n s ago", nullptr, seconds);
    }
    if (ms < hourMs) {
        return Words::tr("%n min ago", nullptr, int(ms / minuteMs));
    }
    if (ms < dayMs) {
        return Words::tr("%n h ago", nullptr, int(ms / hourMs));
    }
    return Words::tr("%n d ago", nullptr, int(ms / dayMs));
}

bool isFine(const SourceStatus &status)
{
    return !status.error && status.unreadable == 0 && status.silent == 0;
}

/// Looked at in this run: what an earlier one knew is no news of the server.
bool wasLooked(const SourceStatus &status)
{
    return status.nextAt > 0 || status.error;
}

/// What the reader of a person says is a sentence already.
QString errorWords(const Error &error)
{
    const bool told = error.subject.startsWith(u'@') && !error.detail.isEmpty();
    return told ? error.detail : sentence(error);
}

bool hasStream(const WatchedSource &watched)
{
    return watched.status.stream.way != StreamState::Way::None;
}

bool isLive(const WatchedSource &watched)
{
    return watched.status.stream.way == StreamState::Way::Live;
}

/// Of a stream that is not live.
QString streamWords(const StreamState &stream, qint64 now, bool roughly)
{
    if (stream.way == StreamState::Way::Opening) {
        return Words::tr("connecting");
    }
    const int seconds = int(std::max<qint64>(0, stream.retryAt - now) / secondMs);
    return roughly ? Words::tr("reconnecting")
                   : Words::tr("reconnecting in %n s", nullptr, seconds);
}

QString sourceWords(const WatchedSource &watched, qint64 now, bool roughly)
{
    const SourceStatus &status = watched.status;
    if (watched.seenOnly) {
        return Words::tr("only what was seen");
    }
    if (status.error) {
        return errorWords(*status.error);
    }
    if (status.elsewhere) {
        return Words::tr("another Asterism reads");
    }
    if (isLive(watched)) {
        return Words::tr("live");
    }
    if (hasStream(watched)) {
        return streamWords(status.stream, now, roughly);
    }
    if (status.lastOkAt > 0) {
        return filled(Words::tr("checked %1"), agoWords(now - status.lastOkAt, roughly));
    }
    return status.busy ? Words::tr("being read") : Words::tr("not read yet");
}

QStringList listFooter(const SourceStatus &status, qint64 now)
{
    QStringList words{Words::tr("%n members", nullptr, status.members)};
    if (status.servers > 0) {
        words << Words::tr("%n servers", nullptr, status.servers);
    }
    if (status.elsewhere) {
        words << Words::tr("another Asterism reads");
    } else if (status.lastOkAt > 0) {
        words << filled(Words::tr("checked %1"), agoWords(now - status.lastOkAt));
    }
    return words;
}

/// "3 of 3 streams", and how many are asked again and again instead.
QString streamsInFooter(const std::vector<WatchedSource> &sources, int streams)
{
    const auto live = std::ranges::count_if(sources, isLive);
    QStringList words{
        filled(Words::tr("%1 of %n streams", nullptr, streams), QString::number(live))};
    if (const int polled = int(sources.size()) - streams; polled > 0) {
        words << Words::tr("%n polled", nullptr, polled);
    }
    return words.join(u" · "_s);
}

QString serversInFooter(const std::vector<WatchedSource> &sources)
{
    int looked = 0;
    int fine = 0;
    for (const WatchedSource &watched : sources) {
        if (watched.status.elsewhere) {
            return Words::tr("another Asterism reads");
        }
        looked += wasLooked(watched.status) ? 1 : 0;
        fine += wasLooked(watched.status) && isFine(watched.status) ? 1 : 0;
    }
    if (looked == 0) {
        return Words::tr("reading %n servers", nullptr, int(sources.size()));
    }
    const auto streams = std::ranges::count_if(sources, hasStream);
    if (streams > 0) {
        return streamsInFooter(sources, int(streams));
    }
    // The number that English inflects is that of all servers.
    const QString servers = Words::tr("%1 of %n servers", nullptr, int(sources.size()));
    return filled(servers, QString::number(fine));
}

bool isList(const WatchedSource &watched)
{
    return watched.source.kind == Source::Kind::List;
}

/// Whether what is told of a person is all there is. Nothing while nobody knows.
QString readerOf(const std::vector<WatchedSource> &sources)
{
    const WatchedSource watched = sources.empty() ? WatchedSource() : sources.front();
    if (!isOfOnePerson(watched.source.kind) || watched.status.error) {
        return {};
    }
    switch (watched.status.reader) {
    case ReaderKind::OwnAccount:
    case ReaderKind::MastodonApi:
    case ReaderKind::MisskeyApi:
        return filled(Words::tr("complete at %1"), watched.readAt);
    case ReaderKind::Feed:
    case ReaderKind::Outbox:
        return filled(Words::tr("only the newest, from %1"), watched.readAt);
    case ReaderKind::Via:
        return filled(Words::tr("as seen by %1, may be incomplete"), watched.readAt);
    case ReaderKind::None:
    case ReaderKind::Unreadable:
        break;
    }
    return {};
}

QStringList serverFooter(std::vector<WatchedSource> sources, qint64 newestAt, qint64 now)
{
    QStringList words;
    // Part of "everyone", and no server: its members are on many.
    const auto lists = std::erase_if(sources, isList);
    const auto seen = sources.size() > 1 ? std::erase_if(sources, &WatchedSource::seenOnly) : 0;
    if (sources.size() > 1) {
        words << serversInFooter(sources);
    } else if (const QString reader = readerOf(sources); !reader.isEmpty()) {
        words << reader << sourceWords(sources.front(), now, false);
    } else if (!sources.empty() && !sources.front().status.error) {
        words << sourceWords(sources.front(), now, false);
    } else if (!sources.empty() && sources.front().status.lastOkAt > 0) {
        const qint64 since = now - sources.front().status.lastOkAt; // the rest stands at the right
        words << filled(Words::tr("checked %1"), agoWords(since));
    }
    if (lists > 0) {
        words << Words::tr("%n lists", nullptr, int(lists));
    }
    if (seen > 0) {
        words << Words::tr("of %n only what was seen", "accounts", int(seen));
    }
    if (newestAt > 0) {
        words << filled(Words::tr("newest %1"), agoWords(now - newestAt));
    }
    return words;
}

bool isAway(const Error &error)
{
    return error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout;
}

QString oneTrouble(const WatchedSource &watched)
{
    const Error &error = *watched.status.error;
    const QString host = watched.source.host.isEmpty() ? watched.name : watched.source.host;
    if (isAway(error)) {
        return filled(Words::tr("%1 is away"), host);
    }
    switch (error.kind) {
    case ErrorKind::Credentials:
        return filled(Words::tr("%1 must sign in again"), watched.name);
    case ErrorKind::Forbidden:
        return filled(Words::tr("%1 lets nobody read this"), host);
    case ErrorKind::RateLimited:
        return filled(Words::tr("%1 asks to wait"), host);
    default:
        return filled(Words::tr("trouble with %1"), host);
    }
}

QString serverTrouble(const std::vector<WatchedSource> &sources)
{
    int all = 0;
    int away = 0;
    QString one;
    for (const WatchedSource &watched : sources) {
        if (watched.status.error) {
            all += 1;
            away += isAway(*watched.status.error) ? 1 : 0;
            one = oneTrouble(watched);
        }
    }
    if (all < 2) {
        return one;
    }
    return away == all ? Words::tr("%n servers are away", nullptr, all)
                       : Words::tr("trouble with %n servers", nullptr, all);
}

/// The short word at the right of the footer.
QString troubleWords(const std::vector<WatchedSource> &sources)
{
    int unreadable = 0;
    int silent = 0;
    for (const WatchedSource &watched : sources) {
        unreadable += watched.status.unreadable;
        silent += watched.status.silent;
    }
    QStringList words;
    if (const QString servers = serverTrouble(sources); !servers.isEmpty()) {
        words << servers;
    }
    if (silent > 0) {
        words << Words::tr("%n away", "members of a list", silent);
    }
    if (unreadable > 0) {
        words << Words::tr("%n unreadable", nullptr, unreadable);
    }
    return words.join(u" · "_s);
}

QString troubleLines(const std::vector<WatchedSource> &sources)
{
    QStringList lines;
    for (const WatchedSource &watched : sources) {
        if (watched.status.error) {
            lines << watched.name + u": "_s + errorWords(*watched.status.error);
        }
        lines << watched.status.troubles;
    }
    if (lines.size() > mostTroubles) {
        const int more = int(lines.size() - mostTroubles);
        lines = lines.first(mostTroubles);
        lines << Words::tr("and %n more", nullptr, more);
    }
    return lines.join(u'\n');
}

QString emptyWords(const QString &kind, const std::vector<WatchedSource> &sources, bool grid)
{
    if (sources.empty() && kind == u"notifications"_s) {
        return Words::tr("There is no account yet whose notifications could stand here.");
    }
    if (sources.empty()) {
        return kind == u"everyone"_s
            ? Words::tr("There is no account yet. Add one, or a server to read as a guest.")
            : Words::tr("There is nothing to read here any more: the account or list is gone.");
    }
    bool waiting = false;
    for (const WatchedSource &watched : sources) {
        if (watched.status.error) {
            return errorWords(*watched.status.error);
        }
        const bool told = watched.status.everRead || watched.seenOnly;
        waiting = waiting || watched.status.busy || !told;
    }
    const SourceStatus &first = sources.front().status;
    if (kind == u"list"_s && first.known && first.members == 0) {
        return Words::tr("Nobody is in this list yet. Add people from its menu.");
    }
    if (first.elsewhere) {
        return Words::tr("Another Asterism reads for this one. What it brings stands here soon.");
    }
    if (waiting) {
        return Words::tr("Reading…");
    }
    return grid ? Words::tr("No pictures yet.") : Words::tr("Nothing here yet.");
}

} // namespace

const Account *OwnThings::account(const AccountId &id) const
{
    const auto found = std::ranges::find(accounts, id, &Account::id);
    return found == accounts.end() ? nullptr : &*found;
}

const List *OwnThings::list(const QString &id) const
{
    const auto found =
        std::ranges::find_if(lists, [&](const List &list) { return list.id.value == id; });
    return found == lists.end() ? nullptr : &*found;
}

static std::vector<Source> sourcesOfEveryone(
    const OwnThings &own, const std::vector<Source> &guests)
{
    std::vector<Source> sources;
    for (const Account &account : own.accounts) {
        sources.push_back(homeSource(account.id, account.host));
    }
    if (sources.empty()) {
        sources = guests;
    }
    for (const List &list : own.lists) {
        if (list.options.inEveryone.value_or(false)) {
            sources.push_back(listSource(list.id));
        }
    }
    return sources;
}

static std::vector<Source> ofAllAccounts(Source::Kind kind, const OwnThings &own)
{
    std::vector<Source> sources;
    for (const Account &account : own.accounts) {
        sources.push_back(accountSource(kind, account.id, account.host));
    }
    return sources;
}

std::vector<Source> sourcesOf(
    const store::DeckColumn &column, const OwnThings &own, const std::vector<Source> &guests)
{
    if (column.kind == u"notifications"_s && column.sources.isEmpty()) {
        return ofAllAccounts(Source::Kind::Notifications, own);
    }
    if (column.kind == u"everyone"_s) {
        return sourcesOfEveryone(own, guests);
    }
    if (isDirectOfAll(column)) {
        return ofAllAccounts(Source::Kind::Direct, own);
    }
    std::vector<Source> sources;
    for (const QString &key : column.sources) {
        auto source = Source::fromKey(key);
        if (!source) {
            continue;
        }
        if (isOfAccount(source->kind)) {
            const Account *account = own.account(source->account);
            if (account == nullptr) {
                continue;
            }
            source->host = account->host;
        }
        if (source->kind == Source::Kind::List && own.list(source->param) == nullptr) {
            continue;
        }
        sources.push_back(*source);
    }
    return sources;
}

QString columnTitle(const store::DeckColumn &column, const OwnThings &own)
{
    const Source source = firstSource(column);
    if (column.kind == u"everyone"_s || column.kind == u"home"_s) {
        return Words::tr("Home");
    }
    if (column.kind == u"local"_s) {
        return Words::tr("Local");
    }
    if (column.kind == u"federated"_s) {
        return Words::tr("Federated");
    }
    if (column.kind == u"tag"_s) {
        return tagTitle(tagWishOf(column));
    }
    if (column.kind == u"list"_s) {
        const List *list = own.list(source.param);
        return list == nullptr ? column.name : list->name;
    }
    return column.kind == u"person"_s ? u'@' + source.param : ownTitle(column);
}

static QString kindDetail(const store::DeckColumn &column, const OwnThings &own)
{
    const Source source = firstSource(column);
    if (column.kind == u"everyone"_s) {
        return Words::tr("everyone");
    }
    if (column.kind == u"home"_s) {
        const Account *account = own.account(source.account);
        return account == nullptr ? column.name : account->acct;
    }
    if (isDirectOfAll(column)) {
        return Words::tr("all accounts");
    }
    if (column.kind == u"list"_s) {
        return Words::tr("list · no follow needed");
    }
    if (column.kind == u"person"_s) {
        return Words::tr("posts");
    }
    if (const QString words = ownDetail(column, own.account(source.account)); !words.isEmpty()) {
        return words;
    }
    const int servers = int(hostsOf(column).size());
    const QString where = servers > 1 ? Words::tr("%n servers", nullptr, servers) : source.host;
    const QStringList words =
        column.kind == u"tag"_s ? tagDetails(tagWishOf(column)) : QStringList();
    return (words + QStringList{where}).join(u" · "_s);
}

QString columnDetail(const store::DeckColumn &column, const OwnThings &own)
{
    QStringList words{kindDetail(column, own)};
    const List *list = column.kind == u"list"_s ? own.list(firstSource(column).param) : nullptr;
    const ListOptions chosen = list == nullptr ? ListOptions() : list->options;
    if (const QString kinds = noticeKindsWords(column.noticeKinds); !kinds.isEmpty()) {
        words << kinds;
    }
    if (column.hideBoosts || chosen.hideBoosts) {
        words << Words::tr("no boosts");
    }
    if (column.hideReplies || chosen.hideReplies) {
        words << Words::tr("no replies");
    }
    if (chosen.asGrid) {
        words << Words::tr("pictures");
    } else if (chosen.onlyMedia) {
        words << Words::tr("only media");
    }
    for (const QString &id : column.hiddenAccounts) {
        const Account *account = own.account({id});
        if (account != nullptr && own.accounts.size() > 1) {
            words << filled(Words::tr("without %1"), u'@' + account->acct);
        }
    }
    return words.join(u" · "_s);
}

bool isListGrid(const store::DeckColumn &column, const OwnThings &own)
{
    const bool one = column.kind == u"list"_s && column.sources.size() == 1;
    const List *list = one ? own.list(firstSource(column).param) : nullptr;
    return list != nullptr && list->options.asGrid;
}

ListSign signOf(const List &list)
{
    const QStringList &colours = accountColours();
    return {colours.value(list.options.colour), list.options.icon};
}

ListSign columnSign(const store::DeckColumn &column, const OwnThings &own)
{
    const List *list = column.kind == u"list"_s ? own.list(firstSource(column).param) : nullptr;
    return list == nullptr ? ListSign() : signOf(*list);
}

bool isAnybodyShown(const store::DeckColumn &column, const std::vector<Source> &sources)
{
    return std::ranges::any_of(sources, [&](const Source &source) {
        return source.account.isEmpty() || !column.hiddenAccounts.contains(source.account.value);
    });
}

/// Of nobody, not of all, where no account is left.
static store::NoticeFilter noticesOf(
    const store::DeckColumn &column, const std::vector<Source> &sources)
{
    store::NoticeFilter filter{.accounts = {}, .kinds = noticeKinds(column.noticeKinds)};
    for (const Source &source : sources) {
        filter.accounts << source.account.value;
    }
    if (filter.accounts.isEmpty()) {
        filter.accounts << QString();
    }
    return filter;
}

RowQuery queryOf(const store::DeckColumn &column, const std::vector<Source> &sources,
    const std::vector<List> &lists)
{
    RowQuery query{.sources = sources,
        .options = {.hideBoosts = column.hideBoosts, .hideReplies = column.hideReplies}};
    // The others may have signed out since: a column that shows nobody shows nothing.
    if (isAnybodyShown(column, sources)) {
        std::erase_if(query.sources, [&](const Source &source) {
            return column.hiddenAccounts.contains(source.account.value);
        });
    }
    if (column.kind == u"notifications"_s) {
        query.notices = noticesOf(column, query.sources);
        query.options = {};
    } else {
        query.options = store::withLists(query.options, lists, query.sources);
    }
    return query;
}

QVariantList columnAccounts(
    const store::DeckColumn &column, const std::vector<Source> &sources, const OwnThings &own)
{
    QVariantList accounts;
    int shown = 0;
    for (const Source &source : sources) {
        shown += column.hiddenAccounts.contains(source.account.value) ? 0 : 1;
    }
    for (const Source &source : sources) {
        const Account *account = own.account(source.account);
        if (account != nullptr) {
            const bool hidden = column.hiddenAccounts.contains(account->id.value);
            accounts << QVariant::fromValue(ColumnAccount{.id = account->id.value,
                .name = u'@' + account->acct,
                .shown = !hidden,
                .alone = !hidden && shown == 1});
        }
    }
    return accounts.size() > 1 ? accounts : QVariantList();
}

ColumnFace columnFace(const QString &kind, const std::vector<WatchedSource> &all, qint64 newestAt,
    bool ready, qint64 now, bool grid)
{
    ColumnFace face;
    const std::vector<WatchedSource> sources = byServer(all);
    const bool list = sources.size() == 1 && isList(sources.front());
    for (const WatchedSource &watched : sources) {
        face.busy = face.busy || watched.status.busy;
        face.fine = face.fine && isFine(watched.status);
        if (!list && face.sources.size() < mostSources) {
            face.sources << QVariant::fromValue(ColumnSource{.colour = watched.colour,
                .name = watched.name,
                .fine = isFine(watched.status),
                .words = sourceWords(watched, now, true)});
        }
    }
    const QStringList words =
        list ? listFooter(sources.front().status, now) : serverFooter(sources, newestAt, now);
    face.footer = words.join(u" · "_s);
    face.trouble = troubleWords(sources);
    face.troubleDetail = troubleLines(sources);
    face.emptyText = ready ? emptyWords(kind, sources, grid) : QString();
    return face;
}

} // namespace asterism::ui
