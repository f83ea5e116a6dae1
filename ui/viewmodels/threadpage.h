// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "ui/models/rereader.h"
#include "ui/models/rowbuilder.h"
#include "ui/models/seenposts.h"
#include "ui/viewmodels/ask.h"
#include "ui/viewmodels/threadrest.h"

#include <QTimer>

#include <optional>

namespace asterism::ui {

/// A post with what was said before and after it: the cache at once, the server's answer as it
/// comes. Rows carry `depth` (0 for the post and what stands above it).
///
/// What happens to its posts comes by itself where their server can watch them. Most cannot, and of
/// answers none tells: so the server is asked once more when somebody comes back to the page from
/// another one and the last time is a minute ago; never by a timer.
///
/// A conversation of posts for named people counts as read when its thread is opened, and when
/// somebody comes back to it.
class ThreadPage : public asterism::ui::SeenPosts { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.thread()")
    Q_PROPERTY(int postRow READ postRow NOTIFY postRowChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY statusChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY statusChanged FINAL)
    Q_PROPERTY(asterism::ui::ThreadRest *rest READ rest CONSTANT FINAL)

public:
    /// Store and clock outlive it.
    ThreadPage(store::Store &store, const Clock &clock, RowNamer names, Ask ask, const QString &uri,
        QObject *parent = nullptr);

    int postRow() const; ///< of the post itself; -1 until it is there
    bool isBusy() const { return m_busy; }
    /// Why the server did not tell more; empty when it did.
    QString trouble() const { return m_trouble; }
    ThreadRest *rest() { return &m_rest; }
    Q_INVOKABLE void refresh();
    void reread(const QSet<QString> &uris) override;
    /// Rows were made in other names: who acts is another one.
    void namesChanged();

    /// Answers are set in at most so far, or a long talk would leave no room for its words.
    static constexpr int deepest = 6;
    /// What was told so long ago is asked for again by whoever comes back.
    static constexpr qint64 staleMs = minuteMs;

Q_SIGNALS:
    void postRowChanged();
    void statusChanged();

private:
    struct Read {
        std::vector<Item> rows;
        qint64 post = 0; ///< key of the post itself
        bool direct = false; ///< it is for named people
        std::optional<PostInThread> facts; ///< about it
        bool unasked = false; ///< came by itself
    };
    /// What was read, or nothing when no change was about this thread.
    using MaybeRead = std::optional<Read>;

    QFuture<Result<MaybeRead>> read();
    static Result<MaybeRead> readThread(
        store::CacheTx &tx, const QString &uri, const RowNames &names);
    void heard(const store::Changes &changes);
    void show(const Result<MaybeRead> &read);
    void markRead();
    void answered(const QString &trouble);

    store::Store &m_store;
    const Clock &m_clock;
    RowNamer m_names;
    Ask m_ask;
    QString m_uri; ///< the post's own as soon as that is known; before, whatever names it
    ThreadRest m_rest; ///< what other servers may know more
    QTimer m_burst; ///< merges what comes at once
    QSet<qint64> m_changed; ///< posts that changed since the last reading
    bool m_all = true; ///< read whatever changed
    qint64 m_post = 0;
    qint64 m_askedAt = 0; ///< ms
    bool m_busy = false;
    bool m_direct = false;
    QString m_trouble;
    Rereader<MaybeRead> m_reader;
};

} // namespace asterism::ui
