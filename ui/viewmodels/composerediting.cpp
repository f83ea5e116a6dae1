// SPDX-License-Identifier: GPL-3.0-or-later

// Posts of one's own that are opened again: their servers are asked for what was typed, or have
// kept it until its time.
#include "app/jobs.h"
#include "store/outboxposts.h"
#include "ui/viewmodels/composer.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

} // namespace

void Composer::edit(const QString &uri, const QString &accountId)
{
    whenFree([this, uri, accountId] {
        const auto &all = m_keeper.all();
        const auto draft = std::ranges::find_if(all, [&](const Draft &one) {
            return one.action.kind == Action::Kind::Edit && one.action.target == uri;
        });
        if (draft != all.end()) {
            begin({.draft = *draft});
        } else {
            load(uri, accountId, false);
        }
    });
}

void Composer::redraft(const QString &uri, const QString &accountId)
{
    whenFree([this, uri, accountId] { load(uri, accountId, true); });
}

void Composer::load(const QString &uri, const QString &accountId, bool anew)
{
    if (!accountId.isEmpty()) {
        loadBy({accountId}, uri, anew);
        return;
    }
    const int turn = ++m_turn;
    hear(m_parts.store.readCache([uri](store::CacheTx &tx) { return store::postByUri(tx, uri); }),
        &m_parts.store, this,
        [this, turn, uri, anew](const Result<std::optional<store::StoredPost>> &post) {
            const auto &all = m_parts.accounts.all();
            const QString acct = post && *post ? (*post)->post.author.acct : QString();
            const auto author = std::ranges::find(all, acct, &Account::acct);
            if (turn == m_turn && author != all.end()) {
                whenFree([this, id = author->id, uri, anew] { loadBy(id, uri, anew); });
            } else if (turn == m_turn) {
                Q_EMIT problem(Words::tr("None of your accounts has written this post."));
            }
        });
}

void Composer::loadBy(const AccountId &account, const QString &uri, bool anew)
{
    keepClosed();
    ++m_turn;
    m_draft = made(Action::Kind::Edit, account, uri);
    m_place = {};
    m_waiting = {};
    m_stage = Stage::Reading;
    m_posts.show({});
    m_currentPart = 0;
    m_asked = Question::None;
    m_trouble.clear();
    m_warned = false;
    showPlace();
    Q_EMIT textChanged();
    Q_EMIT warningChanged();
    Q_EMIT partsChanged();
    Q_EMIT wanted();
    const Opening opening{.draft = m_draft, .told = true, .deletes = anew ? uri : QString()};
    lookForEdit(opening);
}

/// One that waits or failed goes on: what the server has is older.
void Composer::lookForEdit(const Opening &opening)
{
    const Action &edit = opening.draft.action;
    hear(m_parts.store.readUser([account = edit.account, uri = edit.target](store::UserTx &tx) {
        return store::pendingEdit(tx, account, uri);
    }),
        &m_parts.store, this,
        [this, turn = m_turn, opening](const Result<std::optional<store::OutboxRow>> &row) {
            if (turn != m_turn) {
                return;
            }
            if (!row) {
                m_stage = Stage::Unread;
                say(sentence(row.error()));
            } else if (!*row) {
                askSource(opening);
            } else {
                goOnFromEdit(opening, (*row)->action);
            }
        });
}

void Composer::goOnFromEdit(Opening opening, const Action &edit)
{
    if (opening.deletes.isEmpty()) {
        opening.draft.action = edit;
        opening.told = false;
        opening.waits = true;
        opening.note = Words::tr("This goes on from an edit that is still in the outbox, and takes "
                                 "its place once you save it.");
    } else {
        opening.draft.action.post = edit.post;
        writeAnew(opening.draft.action);
        opening.note = Words::tr("This goes on from an edit that is still in the outbox.");
    }
    begin(opening);
}

/// Of the post that is edited; nothing: not known. What the cache has is no older than a draft.
std::optional<PollText> Composer::oldPoll() const
{
    const PollText &cached = m_place.poll;
    if (m_draft.began && (cached.choices.isEmpty() || isSamePoll(m_draft.began->poll, cached))) {
        return m_draft.began->poll;
    }
    return cached.choices.isEmpty() ? std::nullopt : std::optional(cached);
}

/// A server that leaves polls as they are would answer as if it had changed it. A draft may be of
/// a time when nobody knew that of the server.
void Composer::keepOldPoll()
{
    const auto old = rules().pollStays ? oldPoll() : std::nullopt;
    if (old && !isSamePoll(m_posts.first()->post().poll, *old)) {
        m_posts.first()->showPoll(*old);
        m_trouble = Words::tr("The poll is again what it was: its server leaves it as it is.");
    }
}

/// The old one goes, and with it what was voted.
void Composer::writeAnew(Action &action)
{
    action.kind = Action::Kind::Publish;
    action.target = newPostKey();
    action.post.poll.endsAt = 0; // it begins anew
}

/// Nobody here can edit the post any more; what was typed is a post that some account can send.
void Composer::writeOrphanAnew()
{
    m_asked = Question::None;
    keepClosed();
    m_stage = Stage::Reading; // nothing is typed into what is about to go
    Q_EMIT stateChanged();
    Opening opening{.draft = written()};
    writeAnew(opening.draft.action);
    opening.draft.began.reset();
    begin(opening);
}

void Composer::leaveOrphan()
{
    ask(Question::None);
    close();
}

void Composer::askSource(const Opening &opening)
{
    const Action &edit = opening.draft.action;
    const QJsonObject argument{{u"account"_s, edit.account.value}, {u"uri"_s, edit.target}};
    hear(m_parts.ask(u"post-source"_s, argument), &m_parts.store, this,
        [this, turn = m_turn, opening](const Result<QJsonObject> &answer) {
            if (turn == m_turn) {
                loaded(opening, answer);
            }
        });
}

void Composer::loaded(Opening opening, const Result<QJsonObject> &answer)
{
    const auto source = answer ? sourceFromJob(*answer) : Result<PostText>(answer.error());
    if (!source) {
        m_stage = Stage::Unread;
        say(sentence(source.error()));
        return;
    }
    Action &action = opening.draft.action;
    action.post = *source;
    if (!opening.deletes.isEmpty()) {
        writeAnew(action);
    }
    begin(opening);
}

/// Only when its text is in the file does it go there.
void Composer::unschedule()
{
    m_stage = Stage::Sending;
    ask(Question::None);
    m_draft.open = true;
    Q_EMIT countChanged();
    const QJsonObject argument{{u"account"_s, m_waiting.account.value}, {u"id"_s, m_waiting.id},
        {u"again"_s, m_waiting.unsure}};
    hear(m_keeper.keepNow(written()), &m_parts.store, this,
        [this, argument, key = m_draft.key](const Result<Done> &kept) {
            if (!kept) {
                unscheduled(key, kept.error());
                return;
            }
            hear(m_parts.ask(u"unschedule"_s, argument), &m_parts.store, this,
                [this, key](const Result<QJsonObject> &answer) { unscheduled(key, answer); });
        });
}

void Composer::unscheduled(const QString &key, const Result<QJsonObject> &answer)
{
    if (m_draft.key != key) {
        unscheduledElsewhere(key, answer);
        return;
    }
    m_stage = Stage::Writing;
    const bool gone = !answer && answer.error().kind == ErrorKind::NotFound;
    if (!answer && !gone) {
        const ErrorKind kind = answer.error().kind;
        m_waiting.unsure = m_waiting.unsure || isTransient(kind) || kind == ErrorKind::Cancelled;
        m_asked = Question::Unschedule;
        say(sentence(answer.error()));
        return;
    }
    m_trouble = gone
        ? Words::tr("%1 does not have it any more, and may have posted it: look there before you "
                    "send it again.")
        : Words::tr("%1 keeps it no longer: it is posted only when you send it again.");
    m_trouble.replace(u"%1"_s, waitingHost());
    m_waiting = {};
    m_draft.action.post.scheduledId.clear();
    keepSoon();
    m_keeper.flush();
    judge();
    Q_EMIT stateChanged();
    Q_EMIT wanted();
}

/// Something else was opened meanwhile. What is not known to be gone stays marked: whoever opens it
/// again is asked.
void Composer::unscheduledElsewhere(const QString &key, const Result<QJsonObject> &answer)
{
    if (!answer) {
        Q_EMIT problem(sentence(answer.error()));
        return;
    }
    const auto &all = m_keeper.all();
    const auto draft = std::ranges::find(all, key, &Draft::key);
    if (draft != all.end()) {
        Draft freed = *draft;
        freed.action.post.scheduledId.clear();
        freed.open = false;
        m_keeper.keep(freed);
        m_keeper.flush();
    }
}

/// What may be nowhere else stays a draft; marked, so that it is not sent beside what is there.
void Composer::leaveScheduled()
{
    const bool unsure = m_waiting.unsure;
    ask(Question::None);
    unsure ? close() : discard();
}

QString Composer::waitingHost() const
{
    const Account *keeper = account(m_waiting.account.value);
    return keeper == nullptr ? QString() : keeper->host;
}

} // namespace asterism::ui
