// SPDX-License-Identifier: GPL-3.0-or-later

// How something to write in comes about.
#include "store/outboxposts.h"
#include "ui/viewmodels/composer.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

/// The same each time: whoever tries again goes on with what was kept the first time.
QString keyOfScheduled(const AccountId &account, const QString &id)
{
    static const QUuid ours(u"b0d2a6a4-7d0f-4e55-9f64-6d6b1c5a2e37"_s);
    return QUuid::createUuidV5(ours, account.value + u' ' + id).toString(QUuid::WithoutBraces);
}

} // namespace

/// At once mostly. The last wish is the one that counts.
void Composer::whenFree(const std::function<void()> &wish)
{
    m_wish = wish;
    grantWish();
}

void Composer::grantWish()
{
    if (m_begun && !m_posts.isBusy()) {
        if (const auto wish = std::exchange(m_wish, {})) {
            wish();
        }
    }
}

/// Drafts or accounts were read: with both it begins.
void Composer::begun()
{
    if (m_begun || !m_keeper.isReady() || !m_parts.accounts.isReady()) {
        return;
    }
    m_begun = true;
    if (m_wish) {
        grantWish();
    } else if (m_turn == 0) { // else something else is on its way into it already
        restore();
    }
}

void Composer::accountsChanged()
{
    begun();
    showDrafts();
    if (!isOpen()) {
        return;
    }
    hear(m_parts.store.readCache(
             [action = m_draft.action, accounts = m_parts.accounts.all()](
                 store::CacheTx &tx) { return readComposePlace(tx, action, accounts); }),
        &m_parts.store, this, [this, turn = m_turn](const Result<ComposePlace> &place) {
            if (turn == m_turn && place) {
                const PollText poll = m_place.poll; // what the server told is newer
                m_place = *place;
                m_place.poll = poll;
                addReaders();
                dropStrangers();
                showPlace();
                if (isOrphan() && isReady()) {
                    ask(Question::Orphan);
                }
            }
        });
}

/// Also where its account, or every one, has signed out since: what to do with it is asked then.
void Composer::restore()
{
    if (const Draft *draft = kept([](const Draft &one) { return one.open; })) {
        begin({.draft = *draft});
    }
}

template <typename Wanted> const Draft *Composer::kept(Wanted wanted) const
{
    const auto found = std::ranges::find_if(m_keeper.all(), wanted);
    return found == m_keeper.all().end() ? nullptr : &*found;
}

Draft Composer::made(Action::Kind kind, const AccountId &account, const QString &target) const
{
    return {.key = newPostKey(),
        .action = {
            .kind = kind, .account = account, .target = target.isEmpty() ? newPostKey() : target}};
}

void Composer::write()
{
    whenFree([this] {
        const auto isPlain = [](const Draft &draft) {
            const PostText &post = draft.action.post;
            return draft.action.kind == Action::Kind::Publish && post.replyTo.isEmpty()
                && post.quote.isEmpty() && post.scheduledId.isEmpty();
        };
        if (isOpen() && isPlain(m_draft)) {
            Q_EMIT wanted();
        } else {
            openFor(kept(isPlain), {}, {});
        }
    });
}

void Composer::writeAnother()
{
    whenFree([this] { openFor(nullptr, {}, {}); });
}

/// What answers or quotes the post; by that account, where one is wanted.
const Draft *Composer::keptFor(
    QString PostText::*about, const QString &uri, const QString &accountId) const
{
    return kept([&](const Draft &draft) {
        const bool byAccount = accountId.isEmpty() || draft.action.account.value == accountId;
        const PostText &post = draft.action.post;
        return draft.action.kind == Action::Kind::Publish && post.*about == uri
            && post.scheduledId.isEmpty() && byAccount;
    });
}

void Composer::reply(const QString &uri, const QString &accountId)
{
    whenFree([this, uri, accountId] {
        openFor(keptFor(&PostText::replyTo, uri, accountId), {.replyTo = uri}, accountId);
    });
}

void Composer::quote(const QString &uri, const QString &accountId)
{
    whenFree([this, uri, accountId] {
        openFor(keptFor(&PostText::quote, uri, accountId), {.quote = uri}, accountId);
    });
}

/// What was begun there goes on.
void Composer::openFor(const Draft *known, const PostText &post, const QString &accountId)
{
    const bool fresh = known == nullptr;
    Opening opening{.draft = fresh ? made(Action::Kind::Publish) : *known, .fresh = fresh};
    if (fresh) {
        opening.draft.action.post = post;
        opening.draft.action.account = {accountId};
    }
    begin(opening);
}

void Composer::openDraft(const QString &key)
{
    whenFree([this, key] {
        if (const Draft *draft = kept([&](const Draft &one) { return one.key == key; })) {
            begin({.draft = *draft});
        }
    });
}

void Composer::takeScheduled(const Action &post, const QString &id)
{
    whenFree([this, post, id] {
        const QString key = keyOfScheduled(post.account, id);
        const Draft *known = kept([&key](const Draft &one) { return one.key == key; });
        Draft draft = known == nullptr ? Draft{.key = key, .action = post} : *known;
        draft.action.target = known == nullptr ? newPostKey() : draft.action.target;
        draft.action.post.scheduledId = id; // until its server has said that it is gone
        begin({.draft = draft,
            .waiting = {.account = post.account, .id = id, .unsure = known != nullptr}});
    });
}

void Composer::takeBack(const QString &rowId)
{
    hear(m_parts.store.writeUser(
             [id = rowId.toLongLong()](store::UserTx &tx) { return store::takeBackPosts(tx, id); }),
        &m_parts.store, this, [this](const Result<store::TakenBack> &taken) { takenBack(taken); });
}

void Composer::takenBack(const Result<store::TakenBack> &taken)
{
    if (!taken) {
        Q_EMIT problem(sentence(taken.error()));
        return;
    }
    if (taken->drafts.empty()) {
        Q_EMIT problem(Words::tr("It is on its way already and can no longer be taken back."));
        return;
    }
    for (auto draft = taken->drafts.rbegin(); draft != taken->drafts.rend(); ++draft) {
        m_keeper.add(*draft);
    }
    QStringList notes;
    if (taken->before > 0) {
        notes << Words::tr("%n posts of the thread are out already; what was not sent yet is here "
                           "and answers the last of them.",
            nullptr, taken->before);
    }
    if (taken->drafts.size() > 1) {
        notes << Words::tr("Other accounts got further or less far: theirs is among the drafts.");
    }
    begin({.draft = taken->drafts.front(), .note = notes.join(u' ')});
}

void Composer::begin(const Opening &opening)
{
    const int turn = ++m_turn;
    hear(m_parts.store.readCache(
             [action = opening.draft.action, accounts = m_parts.accounts.all()](
                 store::CacheTx &tx) { return readComposePlace(tx, action, accounts); }),
        &m_parts.store, this, [this, turn, opening](const Result<ComposePlace> &place) {
            if (turn == m_turn) {
                lookForDeletion(opening, place);
            }
        });
}

/// The old post is there, and nothing deletes it: that was cut off before it was in the outbox, or
/// the outbox refused it. It is asked about again, or both would be there in the end.
void Composer::lookForDeletion(const Opening &opening, const Result<ComposePlace> &place)
{
    const Action &action = opening.draft.action;
    const bool left = place && place->oldThere && opening.deletes.isEmpty();
    if (!left || account(action.account.value) == nullptr) {
        placeSoon(opening, place);
        return;
    }
    const QString uri = action.post.insteadOf;
    hear(m_parts.store.readUser([account = action.account, uri](store::UserTx &tx) {
        return store::knowsDeletion(tx, account, uri);
    }),
        &m_parts.store, this,
        [this, turn = m_turn, opening, place, uri](const Result<bool> &known) {
            if (turn == m_turn) {
                Opening asking = opening;
                asking.wasDraft = known && !*known;
                asking.deletes = asking.wasDraft ? uri : QString();
                asking.note = known ? opening.note : sentence(known.error());
                placeSoon(asking, place);
            }
        });
}

void Composer::placeSoon(const Opening &opening, const Result<ComposePlace> &place)
{
    whenFree([this, turn = m_turn, opening, place] {
        if (turn == m_turn) {
            placed(opening, place);
        }
    });
}

void Composer::placed(const Opening &opening, const Result<ComposePlace> &place)
{
    keepClosed(); // what was being written before
    m_draft = opening.draft;
    m_place = place ? *place : ComposePlace();
    m_stage = Stage::Reading; // what views do with a text that is shown to them is no typing
    m_asked = Question::None;
    m_sure.clear();
    m_currentPart = 0;
    m_fresh = opening.fresh;
    m_languageChosen = !opening.fresh;
    m_visibilityChosen = !opening.fresh;
    m_quotesChosen = !opening.fresh;
    m_sensitiveChosen = !opening.fresh;
    m_deletes = opening.deletes;
    m_wasDraft = opening.wasDraft;
    m_waiting = opening.waiting;
    const QString kept = m_draft.action.post.scheduledId;
    const bool asksFirst = m_waiting.id.isEmpty() && !kept.isEmpty();
    if (asksFirst) { // left there once, or cut off in between
        m_waiting = {.account = m_draft.action.account, .id = kept, .unsure = true};
    }
    m_trouble = place ? opening.note : sentence(place.error());
    m_sentBy = m_draft.action.account;
    m_readers.clear();
    m_unnamed.clear();
    m_readersTrouble.clear();
    m_asksReaders = false;
    nameReceivers();
    m_posts.show(postsOf(m_draft));
    showStart(opening);
    m_sentBy = opening.fresh ? m_draft.action.account : m_sentBy;
    m_warned = !warning().isEmpty();
    m_hiddenWarning = m_draft.hiddenWarning;
    m_stage = Stage::Writing;
    showPlace();
    keepSoon();
    Q_EMIT textChanged();
    Q_EMIT warningChanged();
    Q_EMIT partsChanged();
    Q_EMIT wanted();
    askReaders();
    if (isOrphan()) {
        ask(Question::Orphan);
    } else if (!m_waiting.id.isEmpty()) {
        asksFirst ? ask(Question::Unschedule) : unschedule();
    }
}

/// Where it begins: by whom, and what stands there before anybody types.
void Composer::showStart(const Opening &opening)
{
    m_start = opening.told ? m_draft.action.post : PostText();
    if (isEdit() && opening.told) {
        m_place.poll = m_start.poll; // newer than what the cache has
    }
    showWriters();
    if (m_waiting.id.isEmpty()) { // else it is the one whose server has it
        chooseAccount();
    }
    dropStrangers();
    if (m_place.parent && !opening.told) {
        m_start.text = answerStart();
        m_start.warning = m_place.parent->warning;
    }
    if (opening.fresh) {
        beginAnew();
    }
    if (isEdit() && (opening.told || opening.waits)) {
        m_draft.began = written().action.post;
    }
    if (!m_deletes.isEmpty()) {
        m_asked = Question::Delete;
    }
    if (!m_deletes.isEmpty() || !m_waiting.id.isEmpty()) {
        m_start = {}; // once the post is gone this is all that is left of it
    }
}

void Composer::beginAnew()
{
    PostText &post = m_draft.action.post;
    post.warning = m_start.warning;
    m_posts.show({m_start});
    beginAsUsual();
    post.replyToUrl = m_place.parent ? m_place.parent->url : QString();
    post.quoteUrl = m_place.quoted ? m_place.quoted->url : QString();
}

void Composer::showPlace()
{
    showDrafts();
    judge();
    keepOldPoll();
    Q_EMIT stateChanged();
}

} // namespace asterism::ui
