// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/postlist.h"

namespace asterism::ui {

/// The rows of one column: a window over the cache that follows it without moving the reader.
/// The view tells what is visible; rows above it are inserted there while the first row is out of
/// sight (a ListView keeps its place then), wait while it is half visible, and show at once when
/// the view stands at the very top.
class TimelineModel : public PostList {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++")
    /// Rows above the newest one that was ever on screen: "↑ N new".
    Q_PROPERTY(int unseen READ unseen NOTIFY unseenChanged FINAL)
    /// Something is below the last row, in the cache or on the servers.
    Q_PROPERTY(bool hasOlder READ hasOlder NOTIFY hasOlderChanged FINAL)
    /// The first reading of the cache is done: an empty model means an empty cache.
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged FINAL)

public:
    using PostList::PostList;

    virtual int unseen() const = 0;
    virtual bool hasOlder() const = 0;
    virtual bool isReady() const = 0;

    /// Called by the view after scrolling and layout: first and last row on screen (-1: none),
    /// and whether it stands at its very beginning.
    Q_INVOKABLE virtual void look(int firstVisible, int lastVisible, bool atTop) = 0;
    /// The view is near the last row: the next page comes from the cache, or from the servers.
    Q_INVOKABLE virtual void needOlder() = 0;
    /// Brings what waits into the model; answer with toTop() when the view may go there.
    Q_INVOKABLE virtual void showNew() = 0;
    /// Asks the server for the posts of a gap row.
    Q_INVOKABLE virtual void fillGap(int row) = 0;

Q_SIGNALS:
    void unseenChanged();
    void hasOlderChanged();
    void readyChanged();
    void toTop();
    /// The row at which the reader stopped last time; once, after the first reading.
    void startAt(int row);
};

} // namespace asterism::ui
