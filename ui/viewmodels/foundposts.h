// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rereader.h"
#include "ui/models/rowbuilder.h"
#include "ui/models/seenposts.h"

#include <QTimer>

#include <vector>

namespace asterism::ui {

/// Posts of the cache that a search found, in its order; they are shown as they are now, whatever
/// happens to them.
class FoundPosts : public asterism::ui::SeenPosts { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from SearchPage.posts and ServerSearch.posts")
    /// "#rrggbb": in which what was sought stands out.
    Q_PROPERTY(
        QString foundColour READ foundColour WRITE setFoundColour NOTIFY foundColourChanged FINAL)

public:
    FoundPosts(store::Store &store, RowNamer names, QObject *parent = nullptr);

    QString foundColour() const { return m_foundColour; }
    void setFoundColour(const QString &colour);
    /// Rows of the cache, as they are to stand; what is gone is left out. What was sought is
    /// marked.
    void show(std::vector<qint64> posts, const Sought &sought = {});
    /// Not all of what show() was told is there yet.
    bool isReading() const { return m_reading; }
    void reread(const QSet<QString> &uris) override;
    /// Rows were made in other names: who acts is another one.
    void namesChanged();

Q_SIGNALS:
    /// What show() was told is there.
    void shown();
    void failed(const QString &sentence);
    void foundColourChanged();

private:
    struct Read {
        std::vector<Item> rows;
        bool unasked = false; ///< came by itself
        int order = 0; ///< of show()
    };

    QFuture<Result<Read>> read();
    void heard(const store::Changes &changes);
    void take(const Result<Read> &read);

    store::Store &m_store;
    RowNamer m_names;
    std::vector<qint64> m_posts;
    Sought m_sought;
    QString m_foundColour;
    QTimer m_burst; ///< merges what comes at once
    bool m_reading = false;
    int m_order = 0;
    Rereader<Read> m_reader;
};

} // namespace asterism::ui
