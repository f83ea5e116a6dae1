// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "model/list.h"
#include "store/store.h"
#include "store/timeline.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <vector>

namespace asterism {

/// A post that came into a list of which the user wants to be told.
struct ListNewsItem {
    List list;
    store::TimelineRow row;
};

/// Tells of new posts in lists, each once: those of lists that notify, and of single members that
/// do (ListMember::notify). New is what was posted since the program started, or since the user
/// chose to be told; what somebody brings along who is added is not, nor what an own account wrote.
class ListNews : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    ListNews(store::Store &store, const Clock &clock, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void arrived(const asterism::ListNewsItem &item);

private:
    /// Of whom in a list is told, and since when that is so.
    struct Wanted {
        List list;
        QHash<QString, qint64> people; ///< by acct
    };
    using Learnt = std::pair<std::vector<List>, std::vector<ListMember>>;

    void hear(const store::Changes &changes);
    void learn();
    void learnt(const Learnt &learnt);
    void look();
    void looked(const std::vector<ListNewsItem> &items);
    bool isNews(const Wanted &wanted, const store::TimelineRow &row) const;

    store::Store &m_store;
    const Clock &m_clock;
    QHash<ListId, Wanted> m_wanted;
    QSet<QString> m_own; ///< accts of own accounts
    QSet<ListId> m_grown; ///< lists to be looked at
    QSet<QString> m_told; ///< list and uri, the last mostTold
    QStringList m_toldInOrder;
    QTimer m_soon;
    bool m_started = false;
    bool m_learning = false;
    bool m_learnAgain = false;
    bool m_looking = false;
};

} // namespace asterism
