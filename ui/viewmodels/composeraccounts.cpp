// SPDX-License-Identifier: GPL-3.0-or-later

// Who posts it: one account, or several that post the same.
#include "sync/acting.h"
#include "ui/viewmodels/composer.h"
#include "ui/viewmodels/composewords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

const Account *Composer::account(const QString &id) const
{
    const auto &all = m_parts.accounts.all();
    const auto found = std::ranges::find(all, AccountId{id}, &Account::id);
    return found == all.end() ? nullptr : &*found;
}

QString Composer::accountName() const
{
    const Account *who = account();
    return who == nullptr ? QString() : u'@' + who->acct;
}

std::vector<Poster> Composer::posters() const
{
    std::vector<Poster> posters;
    for (const QString &id : chosen()) {
        if (const Account *one = account(id)) {
            const auto server = m_place.servers.constFind(one->host);
            posters.push_back(posterOf(*one,
                server == m_place.servers.cend() ? std::nullopt
                                                 : std::optional<Instance>(*server)));
        }
    }
    return posters;
}

/// Who was asked for, or the one who acts there; where that one cannot, the first who can. What was
/// written as one account becomes no other's by itself: where that one is gone, there is none.
void Composer::chooseAccount()
{
    if (!m_fresh) {
        m_draft.action.account = account() == nullptr ? AccountId() : m_draft.action.account;
        return;
    }
    const auto &all = m_parts.accounts.all();
    const auto can = [&](const Account &one) { return whyNotWrite(one, m_place).isEmpty(); };
    if (isEdit() || (account() != nullptr && can(*account()))) {
        return;
    }
    m_draft.action.account = m_parts.accounts.defaultActor();
    const auto &about = m_place.parent ? m_place.parent : m_place.quoted;
    if (about) {
        std::vector<AccountId> saw;
        for (const QString &id : m_place.parent ? m_place.saw : m_place.sawQuoted) {
            saw.push_back({id});
        }
        m_draft.action.account = actorFor({.uri = about->uri,
                                              .url = about->url,
                                              .author = about->acct,
                                              .visibility = about->visibility},
            all, saw, m_parts.accounts.defaultActor());
    }
    if (account() == nullptr || !can(*account())) {
        const auto first = std::ranges::find_if(all, can);
        m_draft.action.account = first == all.end() ? m_draft.action.account : first->id;
    }
}

/// Of a draft: accounts that have signed out since, or stand in it twice.
void Composer::dropStrangers()
{
    m_draft.also.removeDuplicates();
    m_draft.also.removeIf(
        [this](const QString &id) { return account(id) == nullptr || id == accountId(); });
    const PostText &post = m_draft.action.post;
    if (isEdit() || !post.replyTo.isEmpty() || !post.quote.isEmpty()) {
        m_draft.also.clear();
    }
}

void Composer::setAccountId(const QString &id)
{
    const Account *who = account(id);
    if (!isReady() || isEdit() || who == nullptr || id == accountId()
        || !whyNotWrite(*who, m_place).isEmpty()) {
        return;
    }
    const QString before = answerStart();
    m_draft.also.removeAll(id);
    m_draft.action.account = who->id;
    nameAnew(before);
    askReaders();
    accountsChosen();
}

bool Composer::mayPostByMany() const
{
    const PostText &post = m_draft.action.post;
    return !isEdit() && post.replyTo.isEmpty() && post.quote.isEmpty() && m_place.filesAt.isEmpty()
        && m_parts.accounts.all().size() > 1;
}

void Composer::toggleAlso(const QString &id)
{
    const Account *who = account(id);
    const bool last = id == accountId() && m_draft.also.isEmpty();
    if (!isReady() || who == nullptr || last || isEdit()) {
        return;
    }
    if (account() == nullptr) { // its account is gone
        setAccountId(id);
        return;
    }
    if (id == accountId()) {
        m_draft.action.account = {m_draft.also.takeFirst()};
    } else if (m_draft.also.removeAll(id) == 0) {
        if (!mayPostByMany() || !whyNotWrite(*who, m_place).isEmpty()
            || m_draft.also.size() + 1 >= mostPostingAccounts) {
            return;
        }
        m_draft.also << id;
    }
    accountsChosen();
}

void Composer::accountsChosen()
{
    beginAsUsual();
    changed();
}

/// What nobody has chosen yet is as the chosen accounts have it at their servers, of several the
/// strictest.
void Composer::beginAsUsual()
{
    PostText &post = m_draft.action.post;
    const std::vector<Poster> all = posters();
    PostingDefaults usual;
    for (const Poster &poster : all) {
        const PostingDefaults &one = poster.account.posting;
        usual.visibility = narrower(usual.visibility, one.visibility);
        usual.sensitive = usual.sensitive || one.sensitive;
    }
    post.visibility = m_visibilityChosen ? visibilityAmong(post.visibility, offered())
                                         : usualVisibility(usual.visibility);
    post.quotes = m_quotesChosen ? post.quotes : usualQuotes(all);
    post.sensitive = m_sensitiveChosen ? post.sensitive : usual.sensitive;
    post.language = m_languageChosen ? post.language : usualLanguage();
}

/// `usual`: of the accounts.
Visibility Composer::usualVisibility(Visibility usual) const
{
    const PostText &post = m_draft.action.post;
    // For whom the post is that it answers or quotes may not be known any more.
    const bool unknown =
        (!post.replyTo.isEmpty() && !m_place.parent) || (m_place.quotes && !m_place.quoted);
    const bool narrow = m_place.quoted && !asterism::isOpen(m_place.quoted->visibility);
    const auto &about = narrow ? m_place.quoted : m_place.parent;
    return unknown ? Visibility::Direct : visibilityToBegin(about, usual, offered());
}

/// Also notes whose server alone has some of the files.
void Composer::showWriters()
{
    const auto lies = [](const Attachment &one) { return one.file.isEmpty(); };
    const bool there = std::ranges::any_of(m_posts.posts(),
        [&lies](const PostText &post) { return std::ranges::any_of(post.media, lies); });
    const AccountId filesAt = there ? m_sentBy : AccountId();
    const bool moved = std::exchange(m_place.filesAt, filesAt) != filesAt;
    QHash<QString, QString> troubles;
    const std::vector<Poster> all = posters();
    for (int part = 0; part < partCount(); ++part) {
        const QStringList here = m_posts.at(part)->troubles();
        for (int i = 0; i < int(all.size()); ++i) {
            const QString id = all[size_t(i)].account.id.value;
            if (!here.value(i).isEmpty() && !troubles.contains(id)) {
                troubles.insert(id, here.value(i));
            }
        }
    }
    m_writers.show(m_parts.accounts.all(), m_place,
        {.only = isEdit() ? m_draft.action.account : AccountId(),
            .chosen = chosen(),
            .troubles = troubles});
    if (moved) {
        Q_EMIT stateChanged();
    }
}

/// The one it wrote in last; else as its server has it.
QString Composer::usualLanguage() const
{
    const Account *who = account();
    const QString told = who == nullptr ? QString() : who->posting.language;
    return m_languages.value(accountId(), told.isEmpty() ? interfaceLanguage() : told);
}

QList<Visibility> Composer::offered() const
{
    if (isEdit()) {
        return {m_draft.action.post.visibility};
    }
    std::vector<std::optional<Instance>> servers;
    for (const Poster &poster : posters()) {
        servers.push_back(poster.server);
    }
    return visibilitiesAtAll(servers);
}

} // namespace asterism::ui
