// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/noticeparent.h"

#include "content/plain.h"
#include "store/filters.h"

namespace asterism::ui {

namespace {

constexpr qsizetype longestAnswered = 200;

FilterVerdict verdictOnParent(store::CacheTx &tx, qint64 parent, const QStringList &accounts)
{
    return store::verdictOf(store::filteredBy(tx, parent), [&accounts](const store::Filtered &one) {
        return (one.contexts & NotificationsContext) != 0 && accounts.contains(one.account);
    });
}

/// As its own row would tell it.
QString shownOf(store::CacheTx &tx, const store::StoredPost &parent, const FilterVerdict &verdict,
    const RowNames &names)
{
    if (verdict.action >= FilterAction::Warn) {
        store::TimelineRow row = store::rowOf(tx, parent.row);
        row.filtered = verdict;
        return makeRow(tx, row, names).warning;
    }
    return parent.post.warning.isEmpty() ? openText(parent.text, parent.blocks)
                                         : parent.post.warning;
}

} // namespace

QString answeredBy(store::CacheTx &tx, const store::NoticeRow &row, const RowNames &names)
{
    const bool mentions =
        row.kind == Notification::Kind::Mention || row.kind == Notification::Kind::Reply;
    if (!mentions || !row.post || row.post->post.replyToUri.isEmpty()) {
        return {};
    }
    const auto parent = store::postByUri(tx, row.post->post.replyToUri);
    if (!parent || !*parent) {
        return {};
    }
    const FilterVerdict verdict = verdictOnParent(tx, (*parent)->row, row.accounts);
    if (verdict.action == FilterAction::Hide) {
        return {};
    }
    const QString text =
        shownOf(tx, **parent, verdict, names).left(4 * longestAnswered).simplified();
    return text.size() > longestAnswered ? text.left(longestAnswered) + QChar(0x2026) : text;
}

} // namespace asterism::ui
