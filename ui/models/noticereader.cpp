// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/noticereader.h"

#include "ui/models/noticerow.h"

#include <algorithm>

namespace asterism::ui {

namespace {

constexpr int noticesPerPage = 40;

ReadRows::Line noticeLine(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names)
{
    return {makeNoticeRow(tx, row, names), placeOfNotice(row.row)};
}

/// noticePage() begins below an event; this one is between it and the next newer one.
qint64 justAboveNotice(const store::Event &event)
{
    return event == store::newestEvent ? store::newestNotice : event.post + 1;
}

struct NoticesAbove {
    std::vector<store::NoticeRow> rows; ///< newest first
    bool more = false;
};

/// All rows above the place, as far as they are counted.
Result<NoticesAbove> noticesAbove(
    store::CacheTx &tx, const store::NoticeFilter &filter, const store::Event &place)
{
    NoticesAbove above;
    qint64 before = store::newestNotice;
    for (;;) {
        auto page = store::noticePage(tx, filter, before, noticesPerPage);
        if (!page) {
            return page.error();
        }
        for (store::NoticeRow &row : page->rows) {
            if (placeOfNotice(row.row) <= place) {
                return above;
            }
            if (int(above.rows.size()) == mostAbove) {
                above.more = true;
                return above;
            }
            above.rows.push_back(std::move(row));
        }
        if (!page->more || placeOfNotice(page->next) <= place) {
            return above;
        }
        before = page->next;
    }
}

} // namespace

Result<ReadRows> readNotices(store::CacheTx &tx, const store::NoticeFilter &filter,
    const ReadWish &wish, const RowNames &names)
{
    ReadRows read;
    qint64 before = justAboveNotice(wish.from);
    for (;;) {
        const int room = wish.most - int(read.lines.size());
        const auto page = store::noticePage(tx, filter, before, std::min(noticesPerPage, room));
        if (!page) {
            return page.error();
        }
        for (const store::NoticeRow &row : page->rows) {
            const bool wanted =
                placeOfNotice(row.row) >= wish.downTo || int(read.lines.size()) < wish.atLeast;
            if (!wanted) {
                read.more = true;
                return read;
            }
            read.lines.push_back(noticeLine(tx, row, names));
        }
        read.more = page->more;
        const bool enough =
            placeOfNotice(page->next) <= wish.downTo && int(read.lines.size()) >= wish.atLeast;
        if (!page->more || enough) {
            return read;
        }
        if (int(read.lines.size()) >= wish.most) {
            read.complete = false;
            return read;
        }
        before = page->next;
    }
}

Result<std::optional<ReadRows::Line>> readNotice(
    store::CacheTx &tx, const store::NoticeFilter &filter, qint64 event, const RowNames &names)
{
    const auto row = store::noticeRow(tx, filter, event);
    if (!row) {
        return row.error();
    }
    return *row ? std::optional(noticeLine(tx, **row, names)) : std::nullopt;
}

Result<Done> readNoticesAbove(store::CacheTx &tx, const store::NoticeFilter &filter,
    const FollowWish &wish, const RowNames &names, Followed &followed)
{
    const auto above = noticesAbove(tx, filter, wish.top);
    if (!above) {
        return above.error();
    }
    const QSet<qint64> shown(wish.shown.begin(), wish.shown.end());
    followed.waiting = int(above->rows.size());
    followed.more = above->more;
    followed.newestAt = above->rows.empty() ? 0 : store::noticeTime(above->rows.front().row);
    // Those next to what is on show.
    for (auto row = above->rows.rbegin();
         row != above->rows.rend() && int(followed.above.size()) < wish.room; ++row) {
        if (wish.moves || !shown.contains(keyOf(*row))) {
            followed.above.push_back(noticeLine(tx, *row, names));
        }
    }
    std::ranges::reverse(followed.above);
    return Done{};
}

} // namespace asterism::ui
