// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storetesting.h"

#include "store/noticepages.h"
#include "store/notices.h"

/// What the tests of kept notifications share: short words for what servers tell.
namespace asterism::store {

inline Source noticesOf(const Teller &teller)
{
    return accountSource(Source::Kind::Notifications, teller.account, teller.host);
}

inline PreparedNotice told(Notification::Kind kind, const QString &localId, qint64 at,
    const QString &doer, const std::optional<Prepared> &post = {})
{
    PreparedNotice prepared;
    prepared.notice.localId = localId;
    prepared.notice.kind = kind;
    prepared.notice.word = word(kind);
    prepared.notice.createdAt = at;
    if (!doer.isEmpty()) {
        prepared.notice.doers.push_back({.actor = person(doer), .reaction = {}});
        prepared.notice.people = 1;
    }
    prepared.post = post;
    return prepared;
}

/// Its newest page, as commitNotices() wants it.
inline PagePlace noticePlace(
    const Teller &teller, const std::vector<PreparedNotice> &rows, bool end = false)
{
    PagePlace place{.source = noticesOf(teller), .end = end, .leftOut = int(rows.size())};
    if (!rows.empty()) {
        place.firstId = rows.front().notice.localId;
        place.lastId = rows.back().notice.localId;
        place.older = end ? QString() : place.lastId;
        place.newestAt = rows.front().notice.createdAt;
        place.oldestAt = rows.back().notice.createdAt;
    }
    return place;
}

inline Result<PageOutcome> keepNotices(
    Folder &folder, const Teller &teller, const std::vector<PreparedNotice> &rows, bool end = false)
{
    return folder.write([&](CacheTx &tx) {
        return commitNotices(tx, teller, noticePlace(teller, rows, end), rows);
    });
}

inline NoticePage noticesIn(
    Folder &folder, const NoticeFilter &filter = {}, int limit = 40, qint64 before = newestNotice)
{
    const auto page =
        folder.read([&](CacheTx &tx) { return noticePage(tx, filter, before, limit); });
    return page ? *page : NoticePage{};
}

/// "favourite x@x.example+2 https://…", "gap"
inline QStringList wordsOf(const NoticePage &page)
{
    QStringList all;
    for (const NoticeRow &row : page.rows) {
        if (row.gap) {
            all << u"gap"_s;
            continue;
        }
        QStringList parts{word(row.kind)};
        if (!row.doers.empty()) {
            const int others = row.people - 1;
            parts << row.doers.front().actor.acct
                    + (others > 0 ? u'+' + QString::number(others) : QString());
        }
        if (!row.postUri.isEmpty()) {
            parts << row.postUri;
        }
        all << parts.join(u' ');
    }
    return all;
}

} // namespace asterism::store
