// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/takenback.h"

#include "store/drafts.h"
#include "ui/viewmodels/composerules.h"
#include "ui/viewmodels/outboxwords.h"

#include <algorithm>
#include <map>

namespace asterism::ui {

namespace {

/// What is left of one account, in the order of the parts.
struct LeftOver {
    std::vector<store::OutboxRow> rows;
    std::vector<int> parts;
};

bool canBeCancelled(const store::OutboxRow &row)
{
    return row.state == store::OutboxRow::State::Waiting
        || row.state == store::OutboxRow::State::Failed;
}

Result<std::vector<store::OutboxRow>> writtenTogether(
    store::UserTx &tx, const store::OutboxRow &asked)
{
    const auto place = placeInDraft(asked.action);
    if (!place) {
        return std::vector<store::OutboxRow>{asked};
    }
    auto rows = store::outboxRows(tx, store::mostInOutbox);
    if (rows) {
        std::erase_if(*rows, [&place](const store::OutboxRow &row) {
            const auto other = placeInDraft(row.action);
            return !other || other->key != place->key;
        });
    }
    return rows;
}

/// By the number of the account. Of whom a part is on its way just now, all stay: what comes behind
/// it could not say yet what it answers.
std::map<int, LeftOver> leftOvers(const std::vector<store::OutboxRow> &rows)
{
    std::map<int, LeftOver> all;
    for (const store::OutboxRow &row : rows) {
        if (canBeCancelled(row)) {
            const DraftPlace place = placeInDraft(row.action).value_or(DraftPlace());
            all[place.account].rows.push_back(row);
            all[place.account].parts.push_back(place.part);
        }
    }
    std::erase_if(
        all, [](const auto &one) { return !one.second.rows.front().action.post.after.isEmpty(); });
    return all;
}

bool goTogether(const LeftOver &one, const LeftOver &other)
{
    return one.parts == other.parts
        && one.rows.front().action.post.replyTo == other.rows.front().action.post.replyTo;
}

PostText partOf(const PostText &post)
{
    return {.text = post.text, .media = post.media, .poll = post.poll};
}

Draft draftOf(const LeftOver &left)
{
    Draft draft{.key = newPostKey(), .action = left.rows.front().action};
    if (draft.action.kind == Action::Kind::Publish) {
        draft.action.target = newPostKey();
    }
    for (size_t i = 1; i < left.rows.size(); ++i) {
        draft.more.push_back(partOf(left.rows[i].action.post));
    }
    return draft;
}

void addAccount(Draft &draft, const AccountId &account)
{
    draft.also << account.value;
    draft.action.post.media = withoutSent(draft.action.post.media);
    for (PostText &part : draft.more) {
        part.media = withoutSent(part.media);
    }
}

/// The asked one's first.
std::vector<Draft> draftsOf(const std::map<int, LeftOver> &all, int asked)
{
    std::vector<const LeftOver *> order{&all.at(asked)};
    for (const auto &[account, left] : all) {
        if (account != asked) {
            order.push_back(&left);
        }
    }
    std::vector<Draft> drafts;
    std::vector<const LeftOver *> made;
    for (const LeftOver *left : order) {
        const auto same = std::ranges::find_if(
            made, [left](const LeftOver *one) { return goTogether(*one, *left); });
        if (same != made.end()) {
            addAccount(drafts[size_t(same - made.begin())], left->rows.front().action.account);
        } else {
            drafts.push_back(draftOf(*left));
            made.push_back(left);
        }
    }
    drafts.front().open = true;
    return drafts;
}

Result<Done> cancelAll(store::UserTx &tx, const std::map<int, LeftOver> &all)
{
    for (const auto &[account, left] : all) {
        for (const store::OutboxRow &row : left.rows) {
            const auto cancelled = store::cancelAction(tx, row.id);
            if (!cancelled) {
                return cancelled.error();
            }
        }
    }
    return Done{};
}

Result<Done> saveAll(store::UserTx &tx, std::vector<Draft> &drafts)
{
    for (Draft &draft : drafts) {
        draft.changedAt = tx.now;
        const auto saved = store::saveDraft(tx, draft);
        if (!saved) {
            return saved;
        }
    }
    return Done{};
}

} // namespace

Result<TakenBack> takeBackPosts(store::UserTx &tx, qint64 row)
{
    const auto asked = store::outboxRow(tx, row);
    if (!asked) {
        return asked.error();
    }
    if (!*asked || !isWriting((*asked)->action) || !canBeCancelled(**asked)) {
        return TakenBack{};
    }
    const auto rows = writtenTogether(tx, **asked);
    if (!rows) {
        return rows.error();
    }
    const auto all = leftOvers(*rows);
    const int account = placeInDraft((*asked)->action).value_or(DraftPlace()).account;
    if (!all.contains(account)) {
        return TakenBack{};
    }
    TakenBack taken{.drafts = draftsOf(all, account), .before = all.at(account).parts.front()};
    auto done = cancelAll(tx, all);
    done = done ? saveAll(tx, taken.drafts) : done;
    return done ? Result<TakenBack>(taken) : done.error();
}

Result<std::optional<Draft>> keepCancelled(store::UserTx &tx, std::vector<store::OutboxRow> rows)
{
    std::erase_if(rows, [](const store::OutboxRow &row) { return !isWriting(row.action); });
    if (rows.empty()) {
        return std::optional<Draft>();
    }
    for (store::OutboxRow &row : rows) {
        PostText &post = row.action.post;
        post.after.clear(); // that one may be out, or gone
        post.media = store::isResting(row) ? withoutSent(post.media) : post.media;
    }
    std::vector<Draft> drafts{draftOf({.rows = std::move(rows), .parts = {}})};
    const auto saved = saveAll(tx, drafts);
    return saved ? Result<std::optional<Draft>>(drafts.front()) : saved.error();
}

} // namespace asterism::ui
