// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/noticesread.h"
#include "store/store.h"
#include "ui/viewmodels/noticeboard.h"
#include "ui/viewmodels/noticesettings.h"
#include "ui/viewmodels/quietspan.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <vector>

namespace asterism::ui {

struct NoticeTellerTimes {
    int soonMs = 300; ///< bursts are looked at once
    int settleMs = 5000; ///< after the last of what came late
    int quietMs = 20'000; ///< how often it is looked whether the quiet is over
};

/// Tells the desktop, once, of what own accounts are told of others and want to be told of, unless
/// it is in sight or was read. What came while nothing was to be shown, or only long after it
/// happened, is told of in one sentence. What the quiet kept back is looked up in the cache once it
/// is over, as wanted and as far as read by then, also after another start.
class NoticeTeller : public QObject {
    Q_OBJECT

public:
    /// What happened longer ago is no news any more.
    static constexpr qint64 freshMs = 10 * minuteMs;
    /// So long somebody's post is told once, in whatever ways it concerns own accounts: one is
    /// mentioned, and another one has a bell for its author.
    static constexpr qint64 samePostMs = 10 * minuteMs;

    struct Parts {
        store::Store &store;
        const Clock &clock;
        Notifier &notifier;
        const NoticeSettings &settings;
        std::function<std::vector<Account>()> accounts;
        /// What the account has read (NoticePlaces::read()).
        std::function<store::NoticesRead(const AccountId &)> read;
        /// Somebody looks at that row (store::NoticeRow::row) just now; null: nobody does.
        std::function<bool(qint64 row)> isShown = {};
        NoticeBoard::Picture picture = {};
        QuietSpan held = {}; ///< what the last run kept back and did not sum up (noticesHeldKey)
    };

    /// All of it outlives the teller.
    explicit NoticeTeller(
        Parts parts, const NoticeTellerTimes &times = {}, QObject *parent = nullptr);

    /// What comes from here on is news, and what happened just before.
    void start();
    /// Somebody has read further, here or elsewhere.
    void readOn();

    NoticeBoard &board() { return m_board; } ///< tells of clicks
    /// The desktop was told of that post itself within samePostMs.
    bool hasTold(const QString &uri) const;

Q_SIGNALS:
    /// It is told of that post now.
    void told(const QString &uri);

private:
    struct Missed {
        qint64 row = 0;
        QString name; ///< of the row, whichever of its events is the newest
        QStringList accounts; ///< all that were told
        QString account; ///< the first that wants it
    };

    void noteChanges(const store::Changes &changes);
    void look();
    void looked(const std::vector<NoticeNews> &news);
    void judge(const NoticeNews &news);
    void judgeHeld(const NoticeNews &news);
    bool mayBeWantedYet(const NoticeNews &news) const;
    bool isKnown(const QStringList &accounts) const;
    bool isToldAlready(const store::NoticeRow &row) const;
    bool isRead(qint64 row, const QStringList &accounts) const;
    bool isFresh(qint64 row) const;
    bool isNews(qint64 row) const;
    bool isNoMatter(const NoticeNews &news) const;
    bool isQuietNow() const;
    void put(const NoticeNews &news, const QStringList &chosen);
    void miss(const NoticeNews &news, const QString &account);
    void hold(qint64 row);
    void keepSpan(const QuietSpan &span);
    void saveSpan();
    void rememberPost(const store::NoticeRow &row);
    void chosenAnew();
    void endQuiet();
    void sumUp(const QuietSpan &span, qint64 before, int parts);
    void summed(const QuietSpan &span, const Result<NoticesBetween> &found, int parts);
    void tellMissed();
    void forgetRead();
    void forgetOld();
    std::vector<MissedNotices> counted() const;

    Parts m_parts;
    NoticeTellerTimes m_times;
    NoticeBoard m_board;
    QSet<qint64> m_new; ///< events to be looked at
    QSet<qint64> m_waiting; ///< events that may be wanted yet: another account may be told of them
    QSet<qint64> m_done; ///< rows that were decided on, of the last moments
    QHash<QString, qint64> m_posts; ///< uris of posts that were told of, and when
    QSet<qint64> m_told; ///< rows that were put on the desktop, of the last moments or the span
    QuietSpan m_span; ///< what is kept back
    std::vector<Missed> m_missed; ///< not told of yet
    std::vector<Missed> m_summed; ///< in the sentence on the desktop
    QTimer m_soon;
    QTimer m_missedTimer;
    qint64 m_startedAt = 0; ///< 0: it is not
    bool m_scan = false; ///< another process brought something
    bool m_looking = false;
    bool m_summing = false;
};

} // namespace asterism::ui
