// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/postlist.h"

namespace asterism::ui {

/// Rows whose view tells which of them are on screen, so that servers that can watch posts hear of
/// these (postsinsight.h), and what comes of it moves nothing that is read.
class SeenPosts : public asterism::ui::PostList { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made in C++")

public:
    explicit SeenPosts(QObject *parent = nullptr);

    /// Called by the view after scrolling and layout: first and last row on screen; -1: none.
    Q_INVOKABLE void look(int firstVisible, int lastVisible);
    /// Called by the view: false while another page lies above it, and when it goes. True at first,
    /// for nothing is on screen before the first look().
    Q_INVOKABLE void setShown(bool shown);
    bool isShown() const { return m_shown; }
    /// Nobody has scrolled or chosen a row: rows may still come in above.
    bool isUntouched() const { return m_first <= 0 && chosenRow() < 0; }
    /// The posts (rows of the cache) that are on screen, as the view told it last.
    std::vector<qint64> inSight() const;

Q_SIGNALS:
    /// What is on screen may be others: inSight().
    void looked();
    void shownChanged();

protected:
    /// As arrange(). `unasked`: of what came by itself the first reaction to a row in sight gives
    /// it no line, and the last one that goes takes none away, until it is out of sight.
    void follow(std::vector<Item> rows, bool unasked);

private:
    bool isInSight(int at) const { return at >= m_first && at <= m_last; }
    void holdLines(std::vector<Item> &rows) const;
    void settleLines();

    int m_first = -1;
    int m_last = -1;
    bool m_shown = true;
};

} // namespace asterism::ui
