// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/noticekindchoices.h"

#include <algorithm>
#include <utility>

namespace asterism::ui {

NoticeKindChoices::NoticeKindChoices(QObject *parent)
    : RowsModel({"kind", "heading", "name", "chosen", "last"}, parent)
{
    setKinds({});
}

void NoticeKindChoices::setKinds(const QString &kept)
{
    m_chosen = noticeKinds(kept);
    if (m_chosen.empty()) {
        m_chosen = allNoticeKinds();
    }
    show();
}

void NoticeKindChoices::choose(const QString &kind, bool chosen)
{
    std::vector<Notification::Kind> kinds = m_chosen;
    std::erase_if(kinds, [&kind](Notification::Kind one) { return word(one) == kind; });
    const Notification::Kind meant = notificationKind(kind);
    if (chosen && word(meant) == kind) {
        kinds.push_back(meant);
    }
    if (!kinds.empty()) {
        Q_EMIT wished(keptNoticeKinds(kinds));
    }
}

void NoticeKindChoices::chooseAll()
{
    Q_EMIT wished({});
}

void NoticeKindChoices::show()
{
    std::vector<Row> rows;
    QString bunch;
    for (const Notification::Kind kind : allNoticeKinds()) {
        const bool begins = std::exchange(bunch, noticeBunch(kind)) != noticeBunch(kind);
        const bool chosen = std::ranges::find(m_chosen, kind) != m_chosen.end();
        rows.push_back({word(kind),
            {word(kind), begins ? noticeBunchName(bunch) : QString(), noticeKindName(kind), chosen,
                chosen && m_chosen.size() == 1}});
    }
    showRows(std::move(rows));
}

} // namespace asterism::ui
