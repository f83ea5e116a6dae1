// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/positions.h"
#include "ui/models/postlist.h"
#include "ui/models/rowbuilder.h"
#include "ui/models/windowfollower.h"

#include <QFuture>
#include <QTimer>

#include <functional>
#include <optional>

namespace asterism::ui {

/// What every timeline of a window needs.
struct TimelineContext {
    store::Store &store;
    const Clock &clock;
    RowNamer names;
    /// Asks the servers for a page below what is cached of each source, or (`below` > 0, ms) for
    /// what is still missing down to that time. True when they have still older ones.
    std::function<QFuture<Result<bool>>(const std::vector<Source> &, qint64 below)> older;
    /// Asks a server for a page into a gap.
    std::function<QFuture<Result<Done>>(qint64 gap)> fillGap;
};

/// The rows of one column: a window over the cache that follows it without moving the reader.
/// The view tells what is visible; rows above it are inserted there while the first row is out of
/// sight (a ListView keeps its place then), wait while it is half visible, and show at once when
/// the view stands at the very top: there at most ten a second. Only some hundred rows are held
/// above the reader, and below a view at the very top; more wait, and come when they are neared.
/// Where the query wants notifications the rows are these (viewmodels/noticesmodel.h): they begin
/// with the newest one, and a group that gets another event moves up as something that arrives.
class TimelineModel : public asterism::ui::PostList { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++")
    /// Rows above the newest one that was ever on screen: "↑ N new".
    Q_PROPERTY(int unseen READ unseen NOTIFY unseenChanged FINAL)
    /// There are more than were counted.
    Q_PROPERTY(bool unseenMore READ unseenMore NOTIFY unseenChanged FINAL)
    /// Something may be below the last row, in the cache or on the servers.
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY hasOlderChanged FINAL)
    /// The first reading of the cache is done: an empty model means an empty cache.
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged FINAL)

public:
    /// `positionName`: under which the reader's place is kept (store/positions.h); empty: nowhere.
    /// `place`: what is kept there, without a URI when that is nothing; not given: it is read.
    TimelineModel(TimelineContext context, RowQuery query, QString positionName,
        const std::optional<store::ReadPosition> &place = {}, QObject *parent = nullptr);
    ~TimelineModel() override;

    int unseen() const { return m_unseen; }
    bool unseenMore() const { return m_unseenMore; }
    bool hasOlder() const { return m_hasOlder; }
    bool isReady() const { return m_ready; }
    const std::vector<Source> &sources() const { return m_query.sources; }

    /// Begins anew when they differ, at the reader's place; rows come and go in place when it is
    /// only what lists leave out.
    void setSources(std::vector<Source> sources)
    {
        setQuery({.sources = std::move(sources), .options = m_query.options});
    }
    void setQuery(RowQuery query);
    /// Its column is gone: the reader's place in it is not kept any more.
    void forgetPlace();
    /// Row names changed (an account's colour): reads the rows again in place.
    void namesChanged() { followRows(); }
    void reread(const QSet<QString> &uris) override;
    /// When the newest post came into the timeline, for a boosted one by its boost; 0 for none.
    qint64 newestAt() const;
    /// Time of the newest row that it knows of, those above that only wait included.
    qint64 newestKnownAt() const { return m_knownAt; }
    /// Of all rows that were ever on screen; in a new run it begins with the reader's place.
    const store::Event &newestSeen() const { return m_newestSeen; }
    /// Takes the reader there, as the start of the program takes them to their own place.
    void goTo(const store::ReadPosition &position);

    /// Called by the view after scrolling and layout: first and last row on screen (-1: none),
    /// and whether it stands at its very beginning.
    Q_INVOKABLE void look(int firstVisible, int lastVisible, bool atTop);
    /// The posts (rows of the cache) that were on screen when the view told of it last.
    std::vector<qint64> inSight() const;
    /// The view is near the last row: the next page comes from the cache, or from the servers.
    Q_INVOKABLE void needOlder();
    /// Brings what waits into the model; answers with toTop() when the view may go there.
    Q_INVOKABLE void showNew();
    /// Asks the server for the posts of a gap row.
    Q_INVOKABLE void fillGap(int row);

Q_SIGNALS:
    /// The view has told what is on screen: inSight().
    void looked();
    void unseenChanged();
    void hasOlderChanged();
    void readyChanged();
    void toTop();
    /// The row at which the reader stopped last time; once, after the first reading.
    void startAt(int row);
    /// The newest row that was ever on screen is another, or nothing is above it any more.
    void seen(const asterism::store::Event &newest, const QString &uri, bool all);

protected:
    struct View {
        int first = -1;
        int last = -1;
        bool atTop = true;
    };

    const View &view() const { return m_view; }
    const RowQuery &query() const { return m_query; }
    /// The last touches to a row that comes from a reading lane, by what only this thread knows.
    virtual void finish(RowView &row) const;

private:
    void begin(const std::optional<store::ReadPosition> &place = {});
    void readFrom(const std::optional<store::ReadPosition> &position);
    void firstRows(
        const ReadRows &read, const std::optional<store::ReadPosition> &position, bool cut);
    void heard(const store::Changes &changes);
    bool changesRows(const store::Changes &changes) const;
    bool differsByLists(const RowQuery &query) const;
    bool isClaimed(const store::Changes &changes) const;
    void follow();
    void followRows();
    FollowWish followWish();
    void readAgain();
    FollowWish::Range nearRange() const;
    std::vector<qint64> outside(const FollowWish::Range &range, const QSet<qint64> &changed) const;
    void apply(const Followed &followed);
    bool showsLine(int at, const RowView &row) const;
    bool isInSight(int at) const { return at >= m_view.first && at <= m_view.last; }
    bool isHeld(int at, const RowView &row) const;
    void showChanged(int at, RowView row);
    void moveUp(const ReadRows::Line &line);
    bool changesNotices(const store::Changes &changes) const;
    bool goesOnBelow(const ReadRows &read) const;
    void settleLines();
    void settlePassed();
    void removeFollowed(int at, const Followed &followed);
    void mergeMiddle(const Followed &followed);
    void mergeChanged(const Followed &followed);
    void mergeAbove(const Followed &followed);
    int roomAbove(int waiting);
    void dropBelow();
    void jumpToNewest(const ReadRows &newest);
    QFuture<Result<ReadRows>> readBelow() const;
    void olderCame(const ReadRows &read);
    void askServersForOlder(int again = 0);
    void askAhead();
    void setHasOlder(bool hasOlder);
    void countUnseen();
    void tellSeen();
    void place();
    void savePlace();
    Item item(const ReadRows::Line &line) const;
    std::vector<Item> itemsOf(const ReadRows &read, int from, int count) const;

    TimelineContext m_context;
    RowQuery m_query;
    QString m_positionName;
    View m_view;
    QTimer m_followTimer; ///< merges bursts
    QTimer m_placeTimer; ///< saves the place when the view has come to rest
    store::Event m_newestSeen = {};
    QString m_newestUri; ///< of its post; empty for a gap
    std::pair<store::Event, bool> m_toldSeen; ///< as seen() told it last
    store::ReadPosition m_place;
    store::ReadPosition m_savedPlace;
    QSet<qint64> m_filling; ///< gaps that a server is asked about
    QSet<qint64>
        m_unsettled; ///< rows whose line of reactions comes or goes when they are out of sight
    QSet<qint64> m_passed; ///< conversations that have gone on, and stay while they are in sight
    QSet<qint64> m_changed; ///< rows on show that are to be read again
    qint64 m_generation = 0; ///< answers to older questions are not heard
    int m_center = 0; ///< of the range that was read again last
    int m_waiting = 0; ///< rows above the first one that are not in the model
    int m_unseen = 0;
    bool m_unseenMore = false;
    qint64 m_lastInsertAt = 0;
    qint64 m_knownAt = 0;
    bool m_rowsChanged = false; ///< not only those: rows may have come between them
    bool m_cut = false; ///< so much is above that it only comes in when the reader wants it
    bool m_ready = false;
    bool m_hasOlder = true;
    bool m_reading = false;
    bool m_again = false;
    bool m_wantsTop = false;
    bool m_readingOlder = false;
    bool m_askingAhead = false;
};

} // namespace asterism::ui
