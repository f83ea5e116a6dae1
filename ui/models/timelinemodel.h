// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/positions.h"
#include "ui/models/postlist.h"
#include "ui/models/rowbuilder.h"
#include "ui/models/windowreader.h"

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
/// the view stands at the very top: there at most a dozen a second.
class TimelineModel : public asterism::ui::PostList { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++")
    /// Rows above the newest one that was ever on screen: "↑ N new".
    Q_PROPERTY(int unseen READ unseen NOTIFY unseenChanged FINAL)
    /// Something may be below the last row, in the cache or on the servers.
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY hasOlderChanged FINAL)
    /// The first reading of the cache is done: an empty model means an empty cache.
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged FINAL)

public:
    /// `positionName`: under which the reader's place is kept (store/positions.h); empty: nowhere.
    TimelineModel(TimelineContext context, std::vector<Source> sources, QString positionName,
        QObject *parent = nullptr);
    ~TimelineModel() override;

    int unseen() const { return m_unseen; }
    bool hasOlder() const { return m_hasOlder; }
    bool isReady() const { return m_ready; }
    const std::vector<Source> &sources() const { return m_sources; }

    /// Begins anew when they differ.
    void setSources(std::vector<Source> sources);
    /// Its column is gone: the reader's place in it is not kept any more.
    void forgetPlace();
    /// Row names changed (an account's colour): reads the rows again in place.
    void namesChanged() { follow(); }
    /// Time of the newest row, 0 for none.
    qint64 newestAt() const;
    /// Of all rows that were ever on screen; in a new run it begins with the reader's place.
    const store::Event &newestSeen() const { return m_newestSeen; }
    /// Takes the reader there, as the start of the program takes them to their own place.
    void goTo(const store::ReadPosition &position);

    /// Called by the view after scrolling and layout: first and last row on screen (-1: none),
    /// and whether it stands at its very beginning.
    Q_INVOKABLE void look(int firstVisible, int lastVisible, bool atTop);
    /// The view is near the last row: the next page comes from the cache, or from the servers.
    Q_INVOKABLE void needOlder();
    /// Brings what waits into the model; answers with toTop() when the view may go there.
    Q_INVOKABLE void showNew();
    /// Asks the server for the posts of a gap row.
    Q_INVOKABLE void fillGap(int row);

Q_SIGNALS:
    void unseenChanged();
    void hasOlderChanged();
    void readyChanged();
    void toTop();
    /// The row at which the reader stopped last time; once, after the first reading.
    void startAt(int row);
    /// The newest row that was ever on screen is another, or nothing is above it any more.
    void seen(const asterism::store::Event &newest, const QString &uri, bool all);

private:
    /// Rows on each side of what is visible that follow the cache; the rest does when it comes
    /// near.
    static constexpr int nearRows = 150;

    struct View {
        int first = -1;
        int last = -1;
        bool atTop = true;
    };
    struct Range { ///< rows that are read again, around what is visible
        int first = 0;
        int last = -1;
        bool isEmpty() const { return last < first; }
    };
    struct Anew {
        ReadRows head; ///< what is newer than the first row
        ReadRows middle; ///< `range` read again
        Range range;
    };

    void begin();
    void readFrom(const std::optional<store::ReadPosition> &position);
    void firstRows(
        const ReadRows &read, const std::optional<store::ReadPosition> &position, bool cut);
    void heard(const store::Changes &changes);
    bool concerns(const store::Changes &changes) const;
    void follow();
    void readAgain();
    Range nearRange() const;
    void apply(const Anew &anew);
    void mergeMiddle(const Anew &anew);
    void mergeHead(const ReadRows &head);
    int roomAbove(int waiting);
    void jumpToNewest(const ReadRows &head);
    QFuture<Result<ReadRows>> readBelow() const;
    void olderCame(const ReadRows &read);
    void askServersForOlder(int again = 0);
    void askAhead();
    void setHasOlder(bool hasOlder);
    void countUnseen();
    void tellSeen();
    void place();
    void savePlace();
    Item item(const ReadRows::Line &line) const { return {line.row, line.event}; }
    std::vector<Item> itemsOf(const ReadRows &read, int from, int count) const;

    TimelineContext m_context;
    std::vector<Source> m_sources;
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
    qint64 m_generation = 0; ///< answers to older questions are not heard
    int m_center = 0; ///< of the range that was read again last
    int m_waiting = 0; ///< rows above the first one that are not in the model
    int m_unseen = 0;
    qint64 m_lastInsertAt = 0;
    bool m_cut = false; ///< more is above than m_waiting says
    bool m_ready = false;
    bool m_hasOlder = true;
    bool m_reading = false;
    bool m_again = false;
    bool m_wantsTop = false;
    bool m_readingOlder = false;
    bool m_askingAhead = false;
};

} // namespace asterism::ui
