// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/scheduledposts.h"

#include "app/scheduledjobs.h"
#include "store/instances.h"
#include "store/outboxposts.h"
#include "store/takenback.h"
#include "ui/viewmodels/composechoices.h"
#include "ui/viewmodels/outboxwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ScheduledPosts)
};

const QString herePrefix = u"here "_s; // no account is called so

/// From now on no post has its files, and their server may throw them away.
void noteLoose(QList<Attachment> &media, qint64 now)
{
    for (Attachment &one : media) {
        one.sentAt = now;
    }
}

/// Why a server does not do it is said where it was asked.
QString reasonIn(const Error &error)
{
    return error.kind == ErrorKind::Usage && !error.detail.isEmpty()
        ? error.subject + u": "_s + error.detail
        : sentence(error);
}

} // namespace

ScheduledPosts::ScheduledPosts(store::Store &store, Ask ask, const AccountsModel &accounts,
    const OutboxModel &outbox, const Clock &clock, QObject *parent)
    : RowsModel({"rowId", "kind", "account", "colour", "what", "line", "more", "when", "at",
                    "place", "why", "pending", "movable"},
        parent)
    , m_store(store)
    , m_ask(std::move(ask))
    , m_accounts(accounts)
    , m_outbox(outbox)
    , m_clock(clock)
{
    connect(&m_outbox, &OutboxModel::wasRead, this, &ScheduledPosts::show);
    connect(&m_accounts, &AccountsModel::wasRead, this, &ScheduledPosts::show);
}

QString ScheduledPosts::troubleId(const AccountId &account)
{
    return u"trouble "_s + account.value;
}

QString ScheduledPosts::hereId(qint64 outboxRow)
{
    return herePrefix + QString::number(outboxRow);
}

/// 0: it is another one's.
qint64 ScheduledPosts::hereRowOf(const QString &rowId)
{
    return rowId.startsWith(herePrefix) ? rowId.mid(herePrefix.size()).toLongLong() : 0;
}

void ScheduledPosts::setActive(bool active)
{
    if (active == m_active) {
        return;
    }
    m_active = active;
    if (active) {
        load();
    }
    Q_EMIT activeChanged();
}

void ScheduledPosts::refresh()
{
    if (!m_busy) {
        load();
    }
}

Result<ScheduledPosts::Servers> ScheduledPosts::readServers(
    store::CacheTx &tx, const QStringList &hosts)
{
    Servers servers;
    for (const QString &host : hosts) {
        const auto server = store::instance(tx, host);
        if (!server) {
            return server.error();
        }
        if (*server) {
            servers.insert(host, capabilities(**server).scheduling);
        }
    }
    return servers;
}

void ScheduledPosts::load()
{
    m_told.clear();
    m_looking = true;
    QStringList hosts;
    for (const Account &account : m_accounts.all()) {
        hosts << account.host;
    }
    show();
    hear(m_store.readCache([hosts](store::CacheTx &tx) { return readServers(tx, hosts); }),
        &m_store, this, [this, turn = ++m_turn](const Result<Servers> &servers) {
            if (turn == m_turn) {
                begin(servers);
            }
        });
}

/// Whose server keeps nothing is not asked.
void ScheduledPosts::begin(const Result<Servers> &servers)
{
    m_looking = false;
    if (servers) {
        m_servers = *servers;
        for (const Account &account : m_accounts.all()) {
            if (m_servers.value(account.host) != Scheduling::None) {
                ask(account.id);
            }
        }
    } else {
        Q_EMIT problem(sentence(servers.error()));
    }
    show();
}

void ScheduledPosts::ask(const AccountId &account)
{
    m_told[account].open = true;
    m_told[account].trouble.clear();
    hear(m_ask(u"scheduled"_s, {{u"account"_s, account.value}}), &m_store, this,
        [this, account, turn = m_turn](const Result<QJsonObject> &posts) {
            if (turn == m_turn) {
                answer(account, posts);
            }
        });
}

void ScheduledPosts::answer(const AccountId &account, const Result<QJsonObject> &posts)
{
    Told &told = m_told[account];
    told.open = false;
    const auto read =
        posts ? scheduledFromJob(*posts) : Result<std::vector<ScheduledPost>>(posts.error());
    if (read) {
        told.posts.clear();
        for (const ScheduledPost &post : *read) {
            told.posts.push_back({.post = post});
        }
    } else if (read.error().kind != ErrorKind::Usage) { // else it keeps nothing after all
        told.trouble = sentence(read.error());
    }
    show();
}

void ScheduledPosts::retry(const QString &rowId)
{
    for (const Account &account : m_accounts.all()) {
        if (rowId == troubleId(account.id) && !m_told[account.id].open) {
            ask(account.id);
            show();
            return;
        }
    }
}

QString ScheduledPosts::whyNot(const QDateTime &at) const
{
    const qint64 ms = at.isValid() ? std::max<qint64>(1, at.toMSecsSinceEpoch()) : 1;
    return scheduleProblem({.post = {.scheduledAt = ms}, .now = m_clock.now()});
}

ScheduledPosts::Place ScheduledPosts::placeOf(const QString &rowId) const
{
    for (auto told = m_told.cbegin(); told != m_told.cend(); ++told) {
        for (const Kept &kept : told->posts) {
            if (rowId == told.key().value + u' ' + kept.post.id) {
                return {told.key(), kept.post.id};
            }
        }
    }
    return {};
}

/// Null: it is not there any more.
ScheduledPosts::Kept *ScheduledPosts::kept(const Place &place)
{
    const auto told = m_told.find(place.account);
    if (told == m_told.end()) {
        return nullptr;
    }
    const auto found = std::ranges::find_if(
        told->posts, [&place](const Kept &kept) { return kept.post.id == place.id; });
    return found == told->posts.end() ? nullptr : &*found;
}

/// One deed at a time for each post.
void ScheduledPosts::tell(const Place &place, const QString &job, QJsonObject argument,
    const std::function<void(Kept &)> &done)
{
    Kept *meant = kept(place);
    if (meant == nullptr || meant->pending) {
        return;
    }
    meant->pending = true;
    meant->why.clear();
    show();
    argument.insert(u"account"_s, place.account.value);
    argument.insert(u"id"_s, place.id);
    hear(m_ask(job, argument), &m_store, this,
        [this, place, done](const Result<QJsonObject> &answer) {
            if (!answer) {
                told(place, answer.error());
            } else if (Kept *changed = kept(place)) {
                changed->pending = false;
                done(*changed);
            }
            show();
        });
}

void ScheduledPosts::told(const Place &place, const Error &error)
{
    if (error.kind == ErrorKind::NotFound) {
        drop(place);
        Q_EMIT problem(Words::tr(
            "This post waits there no longer: it was posted, or taken away by another program."));
    } else if (Kept *meant = kept(place)) {
        meant->pending = false;
        meant->why = reasonIn(error);
    } else {
        Q_EMIT problem(reasonIn(error));
    }
}

void ScheduledPosts::drop(const Place &place)
{
    const auto told = m_told.find(place.account);
    if (told != m_told.end()) {
        std::erase_if(told->posts, [&place](const Kept &kept) { return kept.post.id == place.id; });
    }
}

/// What waits here: its model shows what comes of it.
void ScheduledPosts::change(const Change &change)
{
    hear(m_store.writeUser(change), &m_store, this, [this](const Result<bool> &done) {
        if (!done) {
            Q_EMIT problem(sentence(done.error()));
        } else if (!*done) {
            Q_EMIT problem(Words::tr("It does not wait any longer."));
        }
    });
}

void ScheduledPosts::setTime(const QString &rowId, const QDateTime &at)
{
    if (!whyNot(at).isEmpty()) {
        return;
    }
    const qint64 ms = at.toMSecsSinceEpoch();
    if (const qint64 row = hereRowOf(rowId)) {
        change([row, ms](store::UserTx &tx) { return store::setPostTime(tx, row, ms); });
        return;
    }
    tell(placeOf(rowId), u"reschedule"_s, {{u"at"_s, ms}}, [ms](Kept &kept) {
        kept.post.at = ms;
        kept.post.post.scheduledAt = ms;
    });
}

void ScheduledPosts::remove(const QString &rowId)
{
    if (const qint64 row = hereRowOf(rowId)) {
        removeHere(row);
        return;
    }
    const Place place = placeOf(rowId);
    tell(place, u"unschedule"_s, {}, [this, place](Kept &) { drop(place); });
}

void ScheduledPosts::removeHere(qint64 outboxRow)
{
    const auto removing = m_store.writeUser(
        [outboxRow](store::UserTx &tx) { return store::removeTogether(tx, outboxRow); });
    hear(removing, &m_store, this, [this](const Result<store::Removal> &removal) {
        if (!removal) {
            Q_EMIT problem(sentence(removal.error()));
        } else if (!removal->any) {
            Q_EMIT problem(Words::tr("It does not wait any longer."));
        } else if (removal->draft) {
            Q_EMIT keptDraft(*removal->draft);
        }
    });
}

void ScheduledPosts::edit(const QString &rowId)
{
    if (const qint64 row = hereRowOf(rowId)) {
        Q_EMIT editBegun();
        Q_EMIT wantsBack(QString::number(row));
        return;
    }
    const Place place = placeOf(rowId);
    Kept *meant = kept(place);
    if (meant == nullptr || meant->pending) {
        return;
    }
    meant->pending = true;
    meant->why.clear();
    Editing editing{.action = {.kind = Action::Kind::Publish,
                        .account = place.account,
                        .post = meant->post.post},
        .id = place.id,
        .reply = meant->post.replyToLocalId,
        .quote = meant->post.quoteLocalId};
    noteLoose(editing.action.post.media, m_clock.now());
    show();
    resolve(editing);
}

/// Written anew without knowing it, a reply would answer nobody.
void ScheduledPosts::resolve(const Editing &editing)
{
    const QString next = editing.reply.isEmpty() ? editing.quote : editing.reply;
    if (!next.isEmpty()) {
        hear(m_ask(u"post-at"_s, {{u"account"_s, editing.action.account.value}, {u"id"_s, next}}),
            &m_store, this,
            [this, editing](const Result<QJsonObject> &post) { resolved(editing, post); });
        return;
    }
    if (Kept *meant = kept({editing.action.account, editing.id})) {
        meant->pending = false;
    }
    show();
    if (m_active) { // else nobody waits for it any more
        Q_EMIT editBegun();
        Q_EMIT wantsScheduled(editing.action, editing.id);
    }
}

void ScheduledPosts::resolved(Editing editing, const Result<QJsonObject> &post)
{
    if (!post && post.error().kind != ErrorKind::NotFound) {
        told({editing.action.account, editing.id}, post.error());
        show();
        return;
    }
    // Of one that is gone nothing is left to be answered.
    const QString uri = post ? post->value("uri"_L1).toString() : QString();
    const QString url = post ? post->value("url"_L1).toString() : QString();
    PostText &text = editing.action.post;
    if (!editing.reply.isEmpty()) {
        editing.reply.clear();
        text.replyTo = uri;
        text.replyToUrl = url;
    } else {
        editing.quote.clear();
        text.quote = uri;
        text.quoteUrl = url;
    }
    resolve(editing);
}

} // namespace asterism::ui
