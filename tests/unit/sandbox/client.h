// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace asterism {

struct Answer {
    int status = 0;
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QByteArray body;
    QByteArray link;
    QByteArray type;
    QByteArray etag;
    QByteArray rateReset;
    QByteArray rateLimit;
    QByteArray rateRemaining;
    QByteArray retryAfter;
    QByteArray location;
    QByteArray replayed; ///< Akkoma: "true" where it is an answer given before
    bool timedOut = false;

    QJsonArray array() const { return QJsonDocument::fromJson(body).array(); }
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QString next() const
    {
        const QRegularExpression pattern(QString::fromLatin1("<([^>]+)>; rel=\"next\""));
        return pattern.match(QString::fromUtf8(link)).captured(1);
    }
};

/// A plain blocking reader, so that the sandbox is judged by other code than the product's client.
class Client {
public:
    Answer get(const QString &url, const QString &token = {}, const QByteArray &accept = {},
        const QByteArray &ifNoneMatch = {}, int timeoutMs = 5000)
    {
        QNetworkRequest request((QUrl(url)));
        request.setAttribute(
            QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        if (!token.isEmpty()) {
            request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
        }
        if (!accept.isEmpty()) {
            request.setRawHeader("Accept", accept);
        }
        if (!ifNoneMatch.isEmpty()) {
            request.setRawHeader("If-None-Match", ifNoneMatch);
        }
        return answered(m_manager.get(request), timeoutMs);
    }

    Answer post(const QString &url, const QByteArray &body,
        const QByteArray &type = "application/x-www-form-urlencoded")
    {
        QNetworkRequest request((QUrl(url)));
        request.setAttribute(
            QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        return answered(m_manager.post(request, body), 5000);
    }

    /// Any method; nothing is added to what is given. key: an Idempotency-Key.
    Answer send(const QByteArray &method, const QString &url, const QString &token,
        const QByteArray &body = {}, const QByteArray &type = {}, const QByteArray &key = {})
    {
        QNetworkRequest request((QUrl(url)));
        request.setRawHeader("Authorization", "Bearer " + token.toUtf8());
        if (!type.isEmpty()) {
            request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        }
        if (!key.isEmpty()) {
            request.setRawHeader("Idempotency-Key", key);
        }
        return answered(m_manager.sendCustomRequest(request, method, body), 5000);
    }

private:
    static Answer answered(QNetworkReply *pending, int timeoutMs)
    {
        std::unique_ptr<QNetworkReply> reply(pending);
        QEventLoop loop;
        QTimer::singleShot(timeoutMs, &loop, [&loop] { loop.exit(1); });
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, [&loop] { loop.exit(0); });
        Answer answer;
        answer.timedOut = !reply->isFinished() && loop.exec() == 1;
        if (answer.timedOut) {
            reply->abort();
        }
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.error = reply->error();
        answer.body = reply->readAll();
        answer.link = reply->rawHeader("Link");
        answer.type = reply->rawHeader("Content-Type");
        answer.etag = reply->rawHeader("ETag");
        answer.rateReset = reply->rawHeader("X-RateLimit-Reset");
        answer.rateLimit = reply->rawHeader("X-RateLimit-Limit");
        answer.rateRemaining = reply->rawHeader("X-RateLimit-Remaining");
        answer.retryAfter = reply->rawHeader("Retry-After");
        answer.location = reply->rawHeader("Location");
        answer.replayed = reply->rawHeader("idempotent-replayed");
        return answer;
    }

    QNetworkAccessManager m_manager;
};

} // namespace asterism
