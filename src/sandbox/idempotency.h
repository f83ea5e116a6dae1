// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/request.h"

#include <QHash>
#include <QString>

#include <optional>

namespace asterism {

/// What a server remembers of requests that carried an Idempotency-Key, and for how long.
class Idempotency {
public:
    /// Mastodon: the post that this person's key made within the last hour; empty: none
    /// (app/services/post_status_service.rb).
    QString postOf(int person, const QString &key, qint64 now) const;
    void keepPost(int person, const QString &key, const QString &uri, qint64 now);

    /// Akkoma: what was answered under that key within the last six hours, whoever sent it and
    /// whatever was asked for, errors as well (pleroma: web/plugs/idempotency_plug.ex).
    std::optional<HttpResponse> answerOf(const QString &key, qint64 now) const;
    void keepAnswer(const QString &key, const HttpResponse &answer, qint64 now);

private:
    struct Post {
        QString uri;
        qint64 at = 0;
    };
    struct Answer {
        HttpResponse answer;
        qint64 at = 0;
    };

    QHash<QString, Post> m_posts;
    QHash<QString, Answer> m_answers;
};

/// The key of a request; empty: it has none.
QString idempotencyKeyOf(const HttpRequest &request);

} // namespace asterism
