// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/threadoutcome.h"
#include "sync/threadplan.h"
#include "ui/viewmodels/ask.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace asterism::ui {

/// What may be missing of a thread, and the way to ask other servers for it, as guests: a quiet
/// line under its post. Nothing is asked unless somebody wants it, and nothing further when nobody
/// looks at the thread any more.
class ThreadRest : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from ThreadPage.rest")
    /// "12 replies are told, 4 here", what is going on, or what came of it; empty: no line.
    Q_PROPERTY(QString line READ line NOTIFY changed FINAL)
    /// What can be done about it; empty: nothing.
    Q_PROPERTY(QString button READ button NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)

public:
    /// `lasting` outlives what is asked.
    ThreadRest(QObject &lasting, Ask ask, const QString &uri, QObject *parent = nullptr);

    QString line() const;
    QString button() const;
    bool isBusy() const { return m_busy; }

    /// How the post stands in the cache now; its uri is what is asked for from then on.
    void setPost(const std::optional<PostInThread> &post);
    /// Which host told of the thread when the page asked; empty: none did, or none has yet.
    void setAnsweredBy(const QString &host);

    Q_INVOKABLE void ask();
    /// Nobody looks any more.
    void leave();

Q_SIGNALS:
    void changed();

private:
    bool isOffered() const;
    QString host() const;
    void answered(const Result<QJsonObject> &answer);

    QObject &m_lasting;
    Ask m_ask;
    QString m_uri;
    std::optional<PostInThread> m_post;
    QString m_answeredBy;
    bool m_known = false; ///< the page's own question has ended
    bool m_busy = false;
    bool m_left = false; ///< while it was busy
    std::optional<ThreadOutcome> m_outcome;
    QString m_trouble; ///< why nobody could be asked at all
};

/// "12 replies are told, 4 here"; `told` -1: how many is not told.
QString repliesWords(qint64 told, qint64 here);

} // namespace asterism::ui
