// SPDX-License-Identifier: GPL-3.0-or-later

// Posts of one's own that are opened again: their servers are asked for what was typed.
#include "app/jobs.h"
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
    const int turn = ++m_turn;
    m_draft = made(Action::Kind::Edit, account, uri);
    m_place = {};
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
        action.post.poll.endsAt = 0; // it begins anew
    }
    begin(opening);
}

} // namespace asterism::ui
