// SPDX-License-Identifier: GPL-3.0-or-later

// How something to write in comes about.
#include "app/jobs.h"
#include "sync/acting.h"
#include "ui/viewmodels/composer.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Composer)
};

bool isWritten(const Action &action)
{
    return action.kind == Action::Kind::Publish || action.kind == Action::Kind::Edit;
}

/// A post out of the outbox and among the drafts at once; nothing where it is too late.
Result<std::optional<Draft>> takenBack(store::UserTx &tx, qint64 id, const QString &key)
{
    const auto row = store::outboxRow(tx, id);
    if (!row) {
        return row.error();
    }
    if (!*row || !isWritten((*row)->action)) {
        return std::optional<Draft>();
    }
    const auto cancelled = store::cancelAction(tx, id);
    if (!cancelled) {
        return cancelled.error();
    }
    if (!*cancelled) {
        return std::optional<Draft>();
    }
    Draft draft{.key = key, .action = (*row)->action, .open = true, .changedAt = tx.now};
    if (draft.action.kind == Action::Kind::Publish) {
        draft.action.target = newPostKey();
    }
    const auto saved = store::saveDraft(tx, draft);
    return saved ? Result(std::optional(draft)) : Result<std::optional<Draft>>(saved.error());
}

} // namespace

void Composer::whenReady(const std::function<void()> &wish)
{
    if (m_begun) {
        wish();
    } else {
        m_wish = wish;
    }
}

/// Drafts or accounts were read: with both it begins.
void Composer::begun()
{
    if (m_begun || !m_keeper.isReady() || !m_parts.accounts.isReady()) {
        return;
    }
    m_begun = true;
    if (const auto wish = std::exchange(m_wish, {})) {
        wish();
    } else {
        restore();
    }
}

void Composer::accountsChanged()
{
    begun();
    if (!isOpen()) {
        return;
    }
    hear(m_parts.store.readCache(
             [uri = m_draft.action.post.replyTo, accounts = m_parts.accounts.all()](
                 store::CacheTx &tx) { return readComposePlace(tx, uri, accounts); }),
        &m_parts.store, this, [this, turn = m_turn](const Result<ComposePlace> &place) {
            if (turn == m_turn && place) {
                m_place = *place;
                showPlace();
            }
        });
}

void Composer::restore()
{
    const Draft *draft = kept([](const Draft &one) { return one.open; });
    if (draft != nullptr && !m_parts.accounts.all().empty()) {
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
    whenReady([this] {
        const auto isPlain = [](const Draft &draft) {
            const PostText &post = draft.action.post;
            return draft.action.kind == Action::Kind::Publish && post.replyTo.isEmpty()
                && post.quote.isEmpty();
        };
        if (isOpen() && isPlain(m_draft)) {
            Q_EMIT wanted();
        } else if (const Draft *draft = kept(isPlain)) {
            begin({.draft = *draft});
        } else {
            begin({.draft = made(Action::Kind::Publish), .fresh = true});
        }
    });
}

void Composer::reply(const QString &uri, const QString &accountId)
{
    whenReady([this, uri, accountId] {
        const Draft *known = kept([&](const Draft &draft) {
            return draft.action.kind == Action::Kind::Publish && draft.action.post.replyTo == uri;
        });
        const bool fresh = known == nullptr;
        Opening opening{.draft = fresh ? made(Action::Kind::Publish) : *known, .fresh = fresh};
        opening.draft.action.post.replyTo = uri;
        if (!accountId.isEmpty()) {
            opening.draft.action.account = {accountId};
        }
        begin(opening);
    });
}

void Composer::openDraft(const QString &key)
{
    if (const Draft *draft = kept([&](const Draft &one) { return one.key == key; })) {
        begin({.draft = *draft});
    }
}

void Composer::takeBack(const QString &rowId)
{
    const qint64 id = rowId.toLongLong();
    hear(m_parts.store.writeUser(
             [id, key = newPostKey()](store::UserTx &tx) { return takenBack(tx, id, key); }),
        &m_parts.store, this, [this](const Result<std::optional<Draft>> &draft) {
            if (!draft) {
                Q_EMIT problem(sentence(draft.error()));
            } else if (!*draft) {
                Q_EMIT problem(
                    Words::tr("It is on its way already and can no longer be taken back."));
            } else {
                m_keeper.add(**draft);
                begin({.draft = **draft});
            }
        });
}

void Composer::begin(const Opening &opening)
{
    const int turn = ++m_turn;
    const QString uri = opening.draft.action.post.replyTo;
    hear(m_parts.store.readCache([uri, accounts = m_parts.accounts.all()](store::CacheTx &tx) {
        return readComposePlace(tx, uri, accounts);
    }),
        &m_parts.store, this, [this, turn, opening](const Result<ComposePlace> &place) {
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
    m_stage = Stage::Writing;
    m_asked = Question::None;
    m_sure = false;
    m_languageChosen = !opening.fresh;
    m_deletes = opening.deletes;
    m_trouble = place ? QString() : sentence(place.error());
    m_start = opening.told ? text() : QString();
    m_startWarning = opening.told ? warning() : QString();
    if (m_place.parent && !opening.told) {
        m_start = replyStart(*m_place.parent, m_parts.accounts.all());
        m_startWarning = m_place.parent->warning;
    }
    chooseAccount();
    if (opening.fresh) {
        beginAnew();
    }
    if (!m_deletes.isEmpty()) {
        m_asked = Question::Delete;
        m_start.clear(); // once the post is gone this is all that is left of it
    }
    m_warned = !warning().isEmpty();
    m_hiddenWarning.clear();
    showPlace();
    keepSoon();
    Q_EMIT textChanged();
    Q_EMIT warningChanged();
    Q_EMIT wanted();
}

/// Who was asked for, or the one who acts there; where that one cannot, the first who can.
void Composer::chooseAccount()
{
    const auto &all = m_parts.accounts.all();
    const auto can = [&](const Account &one) { return whyNotWrite(one, m_place).isEmpty(); };
    const bool edit = m_draft.action.kind == Action::Kind::Edit;
    if (edit || (account() != nullptr && can(*account()))) {
        return;
    }
    m_draft.action.account = m_parts.accounts.defaultActor();
    if (m_place.parent) {
        std::vector<AccountId> saw;
        for (const QString &id : std::as_const(m_place.saw)) {
            saw.push_back({id});
        }
        m_draft.action.account = actorFor({.uri = m_place.parent->uri,
                                              .url = m_place.parent->url,
                                              .author = m_place.parent->acct,
                                              .visibility = m_place.parent->visibility},
            all, saw, m_parts.accounts.defaultActor());
    }
    if (account() == nullptr || !can(*account())) {
        const auto first = std::ranges::find_if(all, can);
        m_draft.action.account = first == all.end() ? m_draft.action.account : first->id;
    }
}

void Composer::beginAnew()
{
    PostText &post = m_draft.action.post;
    post.text = m_start;
    post.warning = m_startWarning;
    // For whom the post is that it answers may not be known any more.
    const bool unknown = !post.replyTo.isEmpty() && !m_place.parent;
    post.visibility = unknown ? Visibility::Direct : visibilityToBegin(m_place.parent, offered());
    post.replyToUrl = m_place.parent ? m_place.parent->url : QString();
    post.language = usualLanguage();
}

void Composer::showPlace()
{
    const bool edit = m_draft.action.kind == Action::Kind::Edit;
    m_writers.show(m_parts.accounts.all(), m_place, edit ? m_draft.action.account : AccountId());
    m_drafts.show(m_keeper.all(), m_draft.key);
    recount();
    Q_EMIT stateChanged();
}

void Composer::edit(const QString &uri, const QString &accountId)
{
    whenReady([this, uri, accountId] {
        const Draft *draft = kept([&](const Draft &one) {
            return one.action.kind == Action::Kind::Edit && one.action.target == uri;
        });
        if (draft != nullptr) {
            begin({.draft = *draft});
        } else {
            load(uri, accountId, false);
        }
    });
}

void Composer::redraft(const QString &uri, const QString &accountId)
{
    whenReady([this, uri, accountId] { load(uri, accountId, true); });
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
                loadBy(author->id, uri, anew);
            } else if (turn == m_turn) {
                Q_EMIT problem(Words::tr("None of your accounts has written this post."));
            }
        });
}

void Composer::loadBy(const AccountId &account, const QString &uri, bool anew)
{
    keepClosed();
    const int turn = ++m_turn;
    m_draft = made(Action::Kind::Edit, account, uri);
    m_place = {};
    m_stage = Stage::Reading;
    m_asked = Question::None;
    m_trouble.clear();
    m_warned = false;
    showPlace();
    Q_EMIT textChanged();
    Q_EMIT warningChanged();
    Q_EMIT wanted();
    Opening opening{.draft = m_draft, .told = true, .deletes = anew ? uri : QString()};
    hear(m_parts.ask(u"post-source"_s, {{u"account"_s, account.value}, {u"uri"_s, uri}}),
        &m_parts.store, this, [this, turn, opening](const Result<QJsonObject> &answer) {
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
        action.kind = Action::Kind::Publish;
        action.target = newPostKey();
    }
    begin(opening);
}

} // namespace asterism::ui
