// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/drafts.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>
#include <vector>

namespace asterism::ui {

/// Keeps what is being written in asterism.db, less than a second behind: whatever ends the
/// program, it is there the next time. What another process keeps or throws away meanwhile (the
/// terminal program) is seen, but for what is open here.
class DraftKeeper : public QObject {
    Q_OBJECT

public:
    /// The store outlives it. Reads what earlier runs left: ready().
    explicit DraftKeeper(store::Store &store, QObject *parent = nullptr);
    /// Writes what is not written yet.
    ~DraftKeeper() override;

    /// So many of an earlier run are read, the last changed first.
    static constexpr int mostDrafts = 1000;

    bool isReady() const { return m_ready; }
    /// There are older ones in the file, which are not in all().
    bool hasMore() const { return m_more; }
    /// Those that were changed last come first, unsaved ones among them.
    const std::vector<Draft> &all() const { return m_all; }
    bool has(const QString &key) const;
    /// What was kept last is in the file.
    bool isSaved() const { return !m_waiting && m_writing == 0 && !m_failed; }

    /// Soon in the file.
    void keep(const Draft &draft);
    /// At once; the answer comes when it is there.
    QFuture<Result<Done>> keepNow(const Draft &draft);
    void flush();
    /// It is in the file already.
    void add(const Draft &draft);
    /// It was sent, or thrown away.
    void drop(const QString &key);

Q_SIGNALS:
    void ready();
    void changed(); ///< all()
    void savedChanged();
    void problem(const QString &sentence);

private:
    struct Read {
        std::vector<Draft> drafts;
        int unreadable = 0;
        bool more = false; ///< there are older ones
    };

    static Result<Read> unsentDrafts(store::UserTx &tx);
    void show(const Result<Read> &read);
    void lookAgain();
    void merge(const Result<Read> &read);
    void lookIfWanted();
    void tellUnreadable(int count);
    bool isOurs(const Draft &draft) const { return draft.open || m_touched.contains(draft.key); }
    void remember(const Draft &draft);
    QFuture<Result<Done>> write(const Draft &draft);
    void written(const Result<Done> &done);
    void removed(const Result<Done> &done);

    store::Store &m_store;
    QTimer m_soon;
    std::vector<Draft> m_all;
    std::optional<Draft> m_waiting;
    QSet<QString> m_touched; ///< keys: what is read just now is older than that
    int m_writing = 0;
    int m_unreadable = 0;
    bool m_looking = true; ///< the file is being read
    bool m_lookAgain = false; ///< once more afterwards
    bool m_failed = false;
    bool m_ready = false;
    bool m_more = false;
};

} // namespace asterism::ui
