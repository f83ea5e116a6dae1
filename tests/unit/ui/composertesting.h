// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "composetesting.h"
#include "ui/viewmodels/composer.h"

#include <QJsonArray>

#include <utility>

/// Somebody who writes.
namespace asterism::ui {

class ComposerTest : public QObject {
protected:
    void begin()
    {
        m_house = std::make_unique<ActingHouse>();
        QVERIFY(m_house->app);
        QVERIFY(m_house->addAccount(u"a"_s, u"ao@a.example"_s));
        m_refusal.reset();
        m_fetch = {};
        m_source = Error{.kind = ErrorKind::NotFound, .subject = u"The post"_s};
        m_readers.reset();
        m_asked = {};
        m_late.reset();
        m_undoSeconds = 5;
        m_reminds = true;
        m_composer = newComposer();
    }
    void end()
    {
        m_composer.reset();
        m_house.reset();
    }

    static Post privatePost()
    {
        return {.uri = parentUri, .body = u"<p>psst</p>"_s, .visibility = Visibility::Private};
    }
    std::unique_ptr<Composer> newComposer(const QHash<QString, QString> &saved = {})
    {
        return std::make_unique<Composer>(Composer::Parts{.store = m_house->store(),
            .clock = m_house->app->clock,
            .accounts = *m_house->accounts,
            .ask =
                [this](const QString &kind, const QJsonObject &argument) {
                    m_asked = argument;
                    if (kind == u"post-readers"_s && m_readers) {
                        return answered(Result<QJsonObject>(
                            QJsonObject{{u"accts"_s, QJsonArray::fromStringList(*m_readers)}}));
                    }
                    if (m_late) {
                        return *std::exchange(m_late, std::nullopt);
                    }
                    return answered(m_source ? Result<QJsonObject>(sourceToJob(*m_source))
                                             : Result<QJsonObject>(m_source.error()));
                },
            .enqueue =
                [this](const std::vector<Action> &posts, qint64 notBefore, const QString &key) {
                    return m_refusal ? answered(Result<std::vector<qint64>>(*m_refusal))
                                     : m_house->enqueuePosts(posts, notBefore, key);
                },
            .enqueueDeletion =
                [this](const Action &deletion) {
                    return m_refusal ? answered(Result<store::Enqueued>(*m_refusal))
                                     : m_house->enqueue(deletion);
                },
            .undoSeconds = [this] { return m_undoSeconds; },
            .remindDescriptions = [this] { return m_reminds; },
            .saved = saved,
            .folder = m_house->folder(),
            .fetch = m_fetch});
    }
    void write(const QString &text)
    {
        m_composer->write();
        QTRY_VERIFY_WITH_TIMEOUT(m_composer->isReady(), patienceMs);
        m_composer->setText(text);
    }
    void reply(const QString &accountId = {})
    {
        QSignalSpy wanted(m_composer.get(), &Composer::wanted);
        m_composer->reply(parentUri, accountId);
        QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, patienceMs);
        QVERIFY(m_composer->isReady());
    }
    bool know(const QString &host, const QString &software, int characters = 500)
    {
        const bool misskey = software == u"misskey"_s;
        return m_house->know({.host = host,
            .accountDomain = host,
            .software = software,
            .version = misskey ? u"2025.11.0"_s : u"4.5.0"_s,
            .family = misskey ? Instance::Family::Misskey : Instance::Family::Mastodon,
            .mastodonApi = software == u"mastodon"_s ? 7 : 0,
            .maxCharacters = characters,
            .checkedAt = 1});
    }
    ComposePart &part(int place) { return *m_composer->parts()->at(place); }
    static Attachment picture(const QString &file, const QString &description = {})
    {
        return {.file = file, .name = file, .type = u"image/png"_s, .description = description};
    }
    /// As if the user had.
    void attach(int place, const QList<Attachment> &media)
    {
        AttachmentsModel *attachments = part(place).attachments();
        attachments->show(media);
        Q_EMIT attachments->changed();
    }
    void send()
    {
        m_composer->send();
        QTRY_VERIFY2_WITH_TIMEOUT(!m_composer->isOpen(),
            qPrintable(m_composer->trouble() + m_composer->question()), patienceMs);
    }
    /// On the lane that writes: behind all that was written before.
    std::vector<Draft> drafts()
    {
        const auto all =
            await(m_house->store().writeUser([](store::UserTx &tx) { return store::drafts(tx); }));
        return all ? *all : std::vector<Draft>();
    }

    static constexpr int patienceMs = ActingHouse::patienceMs;
    static const inline QString parentUri = u"https://c.example/1"_s;

    std::unique_ptr<ActingHouse> m_house;
    std::unique_ptr<Composer> m_composer;
    Result<PostText> m_source = PostText(); ///< what the server tells of an own post
    std::optional<QStringList> m_readers; ///< of a direct post, as the server tells
    std::optional<QFuture<Result<QJsonObject>>> m_late; ///< instead, once
    QJsonObject m_asked; ///< it was asked that last
    std::optional<Error> m_refusal; ///< of the outbox
    std::function<QFuture<Result<QString>>(const QUrl &)> m_fetch; ///< of the next composer
    int m_undoSeconds = 5;
    bool m_reminds = true;
};

} // namespace asterism::ui
