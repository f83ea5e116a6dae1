// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outboxfixture.h"

#include "model/draft.h"
#include "sync/attachmentfiles.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace asterism::flow {

const QByteArray mediaPath = "/api/v2/media";
const QByteArray statusesPath = "/api/v1/statuses";
const QString uploaded = u"POST /api/v2/media"_s;
const QString newPost = u"POST /api/v1/statuses"_s;

/// An outbox whose posts have files, threads and times.
class MediaHouse : public OutboxHouse {
public:
    using OutboxHouse::OutboxHouse;

    /// As after a start of the program.
    void begin()
    {
        QObject::connect(outbox.get(), &Outbox::sending, outbox.get(),
            [this](qint64, int attachment, int attachments, qint64 bytes, qint64 total) {
                progress << u"%1/%2"_s.arg(attachment).arg(attachments);
                tooMuch = tooMuch || bytes > total;
            });
        start();
    }
    void beginAnew()
    {
        open();
        begin();
    }

    /// Turns the clock and does what is due. What is known of the server stays known.
    void pass(qint64 ms)
    {
        clock.advance(ms);
        const bool known = await(core->store.writeCache([host = server.host(), now = clock.now()](
                                                            store::CacheTx &tx) -> Result<Done> {
            auto instance = store::instance(tx, host);
            if (!instance || !*instance) {
                return Error{.kind = ErrorKind::NotFound, .subject = host};
            }
            (*instance)->checkedAt = now;
            return store::saveInstance(tx, **instance);
        })).ok();
        QVERIFY(known);
        outbox->tick();
    }

    /// The server has read it already, unless it is still at it.
    static ScriptedAnswer media(const QByteArray &id, bool ready = true)
    {
        const QByteArray url = ready ? "'https://a.example/" + id + ".png'" : "null";
        return outboxJson(
            "{'id':'" + id + "','type':'image','url':" + url + "}", ready ? 200 : 202);
    }
    /// What GET /api/v1/media/:id says.
    static ScriptedAnswer reading(const QByteArray &id)
    {
        return outboxJson("{'id':'" + id + "','type':'image','url':null}", 206);
    }

    Attachment picture(const QByteArray &content, const QString &description = {})
    {
        auto file = takeBytes(core->store.folder(), content, u"picture.png"_s);
        if (!file) {
            qFatal("%s", qPrintable(sentence(file.error())));
        }
        file->type = u"image/png"_s;
        file->description = description;
        return *file;
    }

    static Draft written(const QString &text, const QList<Attachment> &media = {})
    {
        Draft draft{.key = newPostKey(),
            .action = {.kind = ActionKind::Publish, .account = ownId, .target = newPostKey()}};
        draft.action.post.text = text;
        draft.action.post.media = media;
        return draft;
    }
    std::vector<qint64> post(const Draft &draft)
    {
        const auto ids = user([draft](store::UserTx &tx) {
            return store::enqueuePosts(tx, actionsOf(draft), 0, draft.key);
        });
        return ids ? *ids : std::vector<qint64>();
    }
    qint64 post(const QString &text, const QList<Attachment> &media)
    {
        const auto ids = post(written(text, media));
        return ids.empty() ? -1 : ids.front();
    }

    /// What was in the files that arrived, in their order.
    QByteArrayList files() const
    {
        QByteArrayList contents;
        for (const ScriptedRequest &request : server.requests()) {
            for (const ScriptedPart &part : request.parts()) {
                if (!part.fileName.isEmpty()) {
                    contents << part.content;
                }
            }
        }
        return contents;
    }
    /// The fields of requests for new posts.
    QList<QJsonObject> posts() const
    {
        QList<QJsonObject> bodies;
        for (const ScriptedRequest &request : server.requests()) {
            if (request.method == "POST" && request.target == statusesPath) {
                bodies << QJsonDocument::fromJson(request.body).object();
            }
        }
        return bodies;
    }
    static QStringList mediaOf(const QJsonObject &fields)
    {
        QStringList ids;
        for (const QJsonValue id : fields[u"media_ids"].toArray()) {
            ids << id.toString();
        }
        return ids;
    }

    QStringList progress;
    bool tooMuch = false; ///< more went out than there is
};

} // namespace asterism::flow
