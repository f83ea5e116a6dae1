// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/noticepages.h"
#include "store/store.h"
#include "ui/images/emojiindex.h"
#include "ui/models/rowsmodel.h"

#include <QSet>

#include <memory>

namespace asterism::ui {

/// Who did what a notification tells of, all of its group, the last one first: a page at a time, as
/// the cache knows them. Roles: acct ("@user@host"), name (styled), avatar, emoji (plain) or
/// picture (image://…), with which they reacted.
class NoticePeople : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from Window.noticePeople()")
    /// The cache could not be read; a sentence.
    Q_PROPERTY(QString trouble READ trouble NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY stateChanged FINAL)

public:
    /// More are not shown.
    static constexpr int mostPeople = 2000;

    /// `event`: RowNotice::name. `emojis` may be null.
    NoticePeople(store::Store &store, std::shared_ptr<EmojiIndex> emojis, const QString &event,
        QObject *parent = nullptr);

    QString trouble() const { return m_trouble; }
    bool isBusy() const { return m_busy; }

    /// The view is near the last row.
    Q_INVOKABLE void needMore();

Q_SIGNALS:
    void stateChanged();

private:
    void take(const Result<store::NoticePeople> &people);
    Row rowOf(const Notification::Doer &doer) const;

    store::Store &m_store;
    std::shared_ptr<EmojiIndex> m_emojis;
    const qint64 m_event;
    qint64 m_next = store::newestNotice;
    std::vector<Row> m_all;
    QSet<QString> m_known; ///< accts
    QString m_trouble;
    bool m_more = true;
    bool m_busy = false;
};

} // namespace asterism::ui
