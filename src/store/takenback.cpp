// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/takenback.h"

#include "store/drafts.h"
#include "store/outboxposts.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace asterism::store {

namespace {

/// What is left of one account, in the order of the parts.
struct LeftOver {
    std::vector<OutboxRow> rows;
    std::vector<int> parts;
};

bool canBeCancelled(const OutboxRow &row)
{
    return row.state == OutboxRow::State::Waiting || row.state == OutboxRow::State::Failed;
}

/// By the number of the account. Of whom a part is on its way just now, all stay: what comes behind
/// it could not say yet what it answers.
std::map<int, LeftOver> leftOvers(const std::vector<OutboxRow> &rows)
{
    std::map<int, LeftOver> all;
    for (const OutboxRow &row : rows) {
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

void postAlsoBy(Draft &draft, const AccountId &account)
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
            postAlsoBy(drafts[size_t(same - made.begin())], left->rows.front().action.account);
        } else {
            drafts.push_back(draftOf(*left));
            made.push_back(left);
        }
    }
    drafts.front().open = true;
    return drafts;
}

Result<Done> cancelAll(UserTx &tx, const std::map<int, LeftOver> &all)
{
    for (const auto &[account, left] : all) {
        for (const OutboxRow &row : left.rows) {
            const auto cancelled = cancelAction(tx, row.id);
            if (!cancelled) {
                return cancelled.error();
            }
        }
    }
    return Done{};
}

Result<Done> saveAll(UserTx &tx, std::vector<Draft> &drafts)
{
    for (Draft &draft : drafts) {
        draft.changedAt = tx.now;
        const auto saved = saveDraft(tx, draft);
        if (!saved) {
            return saved;
        }
    }
    return Done{};
}

std::vector<OutboxRow> ofAccountOf(const std::vector<OutboxRow> &rows, qint64 id)
{
    const auto asked = std::ranges::find(rows, id, &OutboxRow::id);
    std::vector<OutboxRow> own;
    std::ranges::copy_if(rows, std::back_inserter(own), [&](const OutboxRow &row) {
        return asked != rows.end() && row.action.account == asked->action.account;
    });
    return own;
}

/// Which of them are cancelled now, as they stood before.
Result<std::vector<OutboxRow>> cancelledOf(UserTx &tx, const std::vector<OutboxRow> &rows)
{
    std::vector<OutboxRow> gone;
    for (const OutboxRow &row : rows) {
        const auto now = outboxRow(tx, row.id);
        if (!now) {
            return now.error();
        }
        if (*now && (*now)->state == OutboxRow::State::Cancelled) {
            gone.push_back(row);
        }
    }
    return gone;
}

/// Of posts and edits of one account, those of one draft, in its order: a draft that is not open.
/// Nothing where there is nothing written among them.
Result<std::optional<Draft>> keepCancelled(UserTx &tx, std::vector<OutboxRow> rows)
{
    std::erase_if(rows, [](const OutboxRow &row) { return !isWriting(row.action); });
    if (rows.empty()) {
        return std::optional<Draft>();
    }
    for (OutboxRow &row : rows) {
        PostText &post = row.action.post;
        post.after.clear(); // that one may be out, or gone
        post.media = isResting(row) ? withoutSent(post.media) : post.media;
    }
    std::vector<Draft> drafts{draftOf({.rows = std::move(rows), .parts = {}})};
    const auto saved = saveAll(tx, drafts);
    return saved ? Result<std::optional<Draft>>(drafts.front()) : saved.error();
}

/// `rows`: as they stood before those of them were cancelled that are so now.
Result<Removal> removalOf(UserTx &tx, const std::vector<OutboxRow> &rows)
{
    const auto gone = cancelledOf(tx, rows);
    const auto kept = gone ? keepCancelled(tx, *gone) : Result<std::optional<Draft>>(gone.error());
    if (!kept) {
        return kept.error();
    }
    return Removal{
        .any = !gone->empty(), .mayBeDone = std::ranges::any_of(*gone, isResting), .draft = *kept};
}

/// The row and those that wait for it.
Result<std::vector<OutboxRow>> withThoseBehind(UserTx &tx, qint64 id)
{
    const auto row = outboxRow(tx, id);
    const auto behind = row ? rowsBehind(tx, id) : Result<std::vector<OutboxRow>>(row.error());
    if (!behind || !*row) {
        return behind;
    }
    std::vector<OutboxRow> rows{**row};
    rows.insert(rows.end(), behind->begin(), behind->end());
    return rows;
}

} // namespace

Result<std::vector<OutboxRow>> writtenWith(UserTx &tx, qint64 id)
{
    auto rows = outboxRows(tx, mostInOutbox);
    if (!rows) {
        return rows;
    }
    const auto asked = std::ranges::find(*rows, id, &OutboxRow::id);
    const auto place = asked == rows->end() ? std::nullopt : placeInDraft(asked->action);
    std::erase_if(*rows, [&](const OutboxRow &row) {
        const auto other = placeInDraft(row.action);
        return row.id != id && (!place || !other || other->key != place->key);
    });
    return rows;
}

Result<TakenBack> takeBackPosts(UserTx &tx, qint64 row)
{
    const auto asked = outboxRow(tx, row);
    if (!asked) {
        return asked.error();
    }
    if (!*asked || !isWriting((*asked)->action) || !canBeCancelled(**asked)) {
        return TakenBack{};
    }
    const auto rows = writtenWith(tx, row);
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

Result<Removal> removeTogether(UserTx &tx, qint64 id)
{
    const auto rows = writtenWith(tx, id);
    if (!rows) {
        return rows.error();
    }
    const std::vector<OutboxRow> own = ofAccountOf(*rows, id);
    for (const OutboxRow &row : own) { // those behind one that is cancelled are so already
        const auto done = cancelAction(tx, row.id);
        if (!done) {
            return done.error();
        }
    }
    return removalOf(tx, own);
}

Result<Removal> removeRow(UserTx &tx, qint64 id)
{
    const auto rows = withThoseBehind(tx, id);
    const auto done = rows ? cancelAction(tx, id) : Result<bool>(rows.error());
    if (!done) {
        return done.error();
    }
    return *done ? removalOf(tx, *rows) : Result<Removal>(Removal());
}

} // namespace asterism::store
