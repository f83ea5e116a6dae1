// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/postlist.h"
#include "ui/models/rowtile.h"
#include "ui/models/tileshape.h"

#include <QPointer>

#include <optional>
#include <vector>

namespace asterism::ui {

/// The pictures of a list of posts as lines of tiles: one tile for each attachment that can be seen
/// (sounds and unknown files have none), one for all of a post that a filter folds, and one for a
/// gap. Role: tiles (list of rowTile, as many as there are columns; the last ones may be blank).
///
/// Rows that come or go above the line that is held move no tile below it to another column: what
/// does not fill a line then is the first line, out of sight. Warnings that are lifted are the
/// list's own, so that rows and tiles show the same.
class TileLines : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(asterism::ui::PostList *posts READ posts WRITE setPosts NOTIFY postsChanged FINAL)
    Q_PROPERTY(int columns READ columns WRITE setColumns NOTIFY columnsChanged FINAL)
    /// Of the post that is chosen: which of its media the chosen tile shows; -1 when none is.
    Q_PROPERTY(int chosenMedia READ chosenMedia FINAL)

public:
    enum Role { Tiles = Qt::UserRole };

    explicit TileLines(QObject *parent = nullptr);

    PostList *posts() const { return m_posts; }
    void setPosts(PostList *posts);
    int columns() const { return m_columns; }
    /// At least one. The line that is held begins with the same tile afterwards.
    void setColumns(int columns);
    int chosenMedia() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Rows of the list of posts; -1 where there is no such line or tile.
    Q_INVOKABLE int firstRow(int line) const;
    Q_INVOKABLE int lastRow(int line) const;
    Q_INVOKABLE int rowAt(int line, int place) const;
    Q_INVOKABLE int mediaAt(int line, int place) const; ///< -1 also for a gap
    /// Where the first tile of a row is, or of the next row that has one; -1 when there is none.
    Q_INVOKABLE int lineOf(int row) const;

    /// The line at the upper edge, which stays as it is; -1: the view stands at the very top, where
    /// new tiles push the others on.
    Q_INVOKABLE void hold(int line);
    /// Fills the first line, too: the view goes to the very top.
    Q_INVOKABLE void gather();

    /// Chooses a tile, and with it its post.
    Q_INVOKABLE void choose(int line, int place);
    /// Chooses the tile that is so many further on, or so many lines down; the first one of
    /// `firstLine` when the chosen one is not between these lines. Answers with its line, -1: none.
    Q_INVOKABLE int walk(int across, int down, int firstLine, int lastLine);
    Q_INVOKABLE int chosenLine() const;

    /// Lifts what covers the media of a row, the warning first; false when nothing does.
    Q_INVOKABLE bool uncover(int row);
    /// The way back.
    Q_INVOKABLE void cover(int row);

Q_SIGNALS:
    void postsChanged();
    void columnsChanged();

private:
    /// A tile; the key of its post and the number of the attachment (-1: a gap) name it.
    struct Ref {
        qint64 post = 0;
        int media = -1;
        int row = 0;
        bool is(const Ref &other) const { return post == other.post && media == other.media; }
    };
    using Refs = std::vector<Ref>;

    void forget();
    void rowsInserted(int first, int last);
    void rowsRemoved(int first, int last);
    void rowsChanged(int first, int last, bool rows);
    void replaceRows(int first, int before, int now);
    void settle(Refs refs);
    int leadFor(const Refs &refs);
    void become(Refs refs, TileShape shape);
    Refs refsOf(int row) const;
    std::pair<int, int> tilesOf(int first, int last) const; ///< from, up to; of these rows
    TileShape shape() const { return {int(m_refs.size()), m_columns, m_lead}; }
    const Ref *refAt(int line, int place) const;
    int chosenTile() const;
    RowTile tile(const Ref &ref) const;
    void tell(int firstTile, int lastTile);

    QPointer<PostList> m_posts;
    int m_columns = 1;
    int m_lead = 0;
    Refs m_refs;
    std::optional<Ref> m_held; ///< the first tile of that line
    int m_chosenMedia = 0; ///< of the chosen post
};

} // namespace asterism::ui
