// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticenews.h"

#include "protocol/capabilities.h"
#include "store/census.h"
#include "sync/acting.h"
#include "ui/models/serverbook.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

namespace {

using NoticeKind = Notification::Kind;

/// What somebody wrote, so that it can be answered.
bool isWritten(NoticeKind kind)
{
    return kind == NoticeKind::Mention || kind == NoticeKind::Reply || kind == NoticeKind::Quote
        || kind == NoticeKind::Post;
}

bool isListed(store::CacheTx &tx, const AccountId &account, MovedKind kind, const QString &acct)
{
    const auto item = store::censusItem(tx, {account, kind}, acct);
    if (!item || !*item) {
        return false;
    }
    const MovedItem &moved = (*item)->item;
    const bool over = moved.expiresAt > 0 && moved.expiresAt <= tx.now;
    return !over && moved.hideNotifications.value_or(true);
}

/// As far as it was read what the account has at its server: servers leave such people out, but not
/// all of them, and not at once. Who did it last is the news of a group.
bool mutesDoer(store::CacheTx &tx, const AccountId &account, const store::NoticeRow &row)
{
    if (row.doers.empty()) {
        return false;
    }
    const QString &acct = row.doers.front().actor.acct;
    return isListed(tx, account, MovedKind::Mutes, acct)
        || isListed(tx, account, MovedKind::Blocks, acct);
}

bool mutesThread(const AccountId &account, const std::vector<store::AccountView> &viewers)
{
    return std::ranges::any_of(viewers, [&](const store::AccountView &view) {
        return view.account == account && view.state.muted;
    });
}

bool isHushed(
    store::CacheTx &tx, const store::NoticeRow &row, const std::vector<store::AccountView> &viewers)
{
    return !row.accounts.isEmpty()
        && std::ranges::all_of(row.accounts, [&](const QString &account) {
               return mutesThread({account}, viewers) || mutesDoer(tx, {account}, row);
           });
}

NoticeDoer doerBefore(store::CacheTx &tx, const store::TimelineRow &post, const Account &account)
{
    const Post &told = post.post.post;
    const Instance server = serverOf(tx, account);
    const ActingPost acting = actingPost(told, tx.now);
    const ActingView view = actingView(told.visibility, post.viewers, post.seenBy, account);
    const ViewerState state = view.state.value_or(ViewerState{});
    const auto may = [&](Action::Kind kind) {
        return whyNot(kind, acting, account, server, view).isEmpty();
    };
    return {.account = account.id.value,
        .replies = may(Action::Kind::Publish),
        .boosts = !state.boosted && may(Action::Kind::Boost),
        // Where favourites are reactions which one it is is the user's to choose.
        .favourites = !state.favourited && !capabilities(server).favouriteIsReaction
            && may(Action::Kind::Favourite)};
}

NoticeDoer doerOf(store::CacheTx &tx, const store::NoticeRow &row,
    const std::optional<store::TimelineRow> &post, const Account &account)
{
    if (post && isWritten(row.kind) && !row.pending) {
        return doerBefore(tx, *post, account);
    }
    const bool asked = row.kind == NoticeKind::FollowRequest && !row.doers.empty();
    return {.account = account.id.value,
        .answers = asked
            && whyNot(Action::Kind::AcceptFollower, account, serverOf(tx, account)).isEmpty()};
}

NoticeNews newsOfRow(
    store::CacheTx &tx, qint64 event, store::NoticeRow row, const std::vector<Account> &own)
{
    NoticeNews news{.event = event, .row = std::move(row)};
    std::optional<store::TimelineRow> post;
    if (news.row.post) {
        post = store::rowOf(tx, news.row.post->row);
        news.direct = news.row.post->post.visibility == Visibility::Direct;
    }
    news.hushed = isHushed(tx, news.row, post ? post->viewers : std::vector<store::AccountView>());
    for (const QString &id : std::as_const(news.row.accounts)) {
        const auto account = std::ranges::find(own, AccountId{id}, &Account::id);
        if (account != own.end()) {
            news.doers.push_back(doerOf(tx, news.row, post, *account));
        }
    }
    return news;
}

} // namespace

std::optional<NoticeNews> noticeNews(
    store::CacheTx &tx, qint64 event, const std::vector<Account> &own)
{
    auto row = store::noticeRow(tx, {}, event);
    if (!row || !*row || (*row)->gap) {
        return {};
    }
    return newsOfRow(tx, event, std::move(**row), own);
}

std::vector<qint64> latestNotices(store::CacheTx &tx, qint64 since, int limit)
{
    std::vector<qint64> rows;
    const auto page = store::noticePage(tx, {}, store::newestNotice, limit);
    if (!page) {
        return rows;
    }
    for (const store::NoticeRow &row : page->rows) {
        if (!row.gap && store::noticeTime(row.row) >= since) {
            rows.push_back(row.row);
        }
    }
    return rows;
}

Result<NoticesBetween> noticesBetween(
    store::CacheTx &tx, qint64 since, qint64 before, int limit, const std::vector<Account> &own)
{
    auto page = store::noticePage(tx, {}, before, limit);
    if (!page) {
        return page.error();
    }
    NoticesBetween found{.next = page->next, .more = page->more};
    for (store::NoticeRow &row : page->rows) {
        if (store::noticeTime(row.row) < since) {
            found.more = false;
            break;
        }
        if (!row.gap) {
            const qint64 event = row.row;
            found.news.push_back(newsOfRow(tx, event, std::move(row), own));
        }
    }
    found.more = found.more && store::noticeTime(found.next) >= since;
    return found;
}

} // namespace asterism::ui
