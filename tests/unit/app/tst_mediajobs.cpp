// SPDX-License-Identifier: GPL-3.0-or-later
#include "housetesting.h"

#include <QJsonArray>

using namespace asterism;

/// A person's posts with media are asked for alone, by the way that reads their posts.
class tst_mediajobs : public QObject, private SandboxProgram {
    Q_OBJECT

    Server *serverOf(const QString &user) const { return m_sandbox->serverOf(user); }
    Source mediaOf(const QString &user, const QString &at = {}) const
    {
        return personMediaSource(
            m_sandbox->handle(user), serverOf(at.isEmpty() ? user : at)->host());
    }
    QJsonObject ask(
        const QString &kind, const Source &source, const AccountId &as = {}, int rows = 0) const
    {
        const auto answer = await(m_program->desk->ask(kind,
            {{u"sources"_s, QJsonArray{source.key()}}, {u"rows"_s, rows}, {u"as"_s, as.value}}));
        return answer ? (*answer)[u"results"_s].toArray().first().toObject() : QJsonObject();
    }
    static QString troubleOf(const QJsonObject &result)
    {
        const QJsonObject error = result[u"error"_s].toObject();
        return error.isEmpty() ? QString() : QString::number(error[u"kind"_s].toInt());
    }
    QString refresh(const Source &source, const AccountId &as = {}) const
    {
        return troubleOf(ask(u"refresh"_s, source, as));
    }
    size_t rowsOf(const Source &source) const { return m_program->rowsOf(source); }
    /// Pictures with so many words around each.
    void postPictures(const QString &user, int count, int words) const
    {
        for (int i = 0; i < count; ++i) {
            for (int j = 0; j < words; ++j) {
                m_sandbox->post(user, u"words"_s);
            }
            m_sandbox->post(user, PostDraft{.text = u"picture"_s, .media = {DraftMedia{}}});
        }
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
        m_program->desk->start();
    }
    void cleanup() { end(); }

    /// And the timeline of their posts is read no further for that, and has no holes by it.
    void downToTheEnd()
    {
        postPictures(u"ao"_s, 50, 2);
        const Source media = mediaOf(u"ao"_s);
        QCOMPARE(refresh(media), QString());
        const size_t first = rowsOf(media);
        QVERIFY2(first > 0 && first < 50, qPrintable(QString::number(first)));
        for (int i = 0; i < 10 && ask(u"older"_s, media)[u"more"_s].toBool(); ++i) { }
        QCOMPARE(rowsOf(media), size_t(50));
        QVERIFY(!ask(u"older"_s, media)[u"more"_s].toBool());
        const Source posts = personSource(m_sandbox->handle(u"ao"_s), serverOf(u"ao"_s)->host());
        const auto gaps = await(m_program->app->store->readCache(
            [posts](store::CacheTx &tx) { return store::gaps(tx, posts); }));
        QVERIFY(gaps && gaps->empty());
        QVERIFY(rowsOf(posts) <= 40);
    }

    void neverReadBefore()
    {
        postPictures(u"ao"_s, 3, 1);
        const Source media = mediaOf(u"ao"_s);
        QCOMPARE(troubleOf(ask(u"older"_s, media)), QString());
        QCOMPARE(rowsOf(media), size_t(3));
    }

    void boostsAreNotTheirs()
    {
        postPictures(u"ao"_s, 1, 0);
        const QString other =
            m_sandbox->post(u"hal"_s, PostDraft{.text = u"other"_s, .media = {DraftMedia{}}});
        QVERIFY(!m_sandbox->boost(u"ao"_s, other).isEmpty());
        QCOMPARE(refresh(mediaOf(u"ao"_s)), QString());
        QCOMPARE(rowsOf(mediaOf(u"ao"_s)), size_t(1));
    }

    /// By the own account there, to which more is shown.
    void asAnAccountSeesIt()
    {
        const auto yuki = m_program->signIn(*m_sandbox, u"yuki"_s);
        QVERIFY(yuki);
        postPictures(u"ren"_s, 2, 1);
        QCOMPARE(refresh(mediaOf(u"ren"_s), yuki->id), QString());
        QCOMPARE(rowsOf(mediaOf(u"ren"_s, u"yuki"_s)), size_t(2));
        QVERIFY(!refresh(mediaOf(u"ren"_s), {u"nobody"_s}).isEmpty());
    }

    /// No word of it, and nothing in the cache.
    void wherePicturesAloneAreNotTold()
    {
        postPictures(u"sora"_s, 2, 1); // snac
        QCOMPARE(refresh(mediaOf(u"sora"_s)), QString());
        QCOMPARE(rowsOf(mediaOf(u"sora"_s)), size_t(0));
        const QJsonObject older = ask(u"older"_s, mediaOf(u"sora"_s));
        QCOMPARE(troubleOf(older), QString());
        QVERIFY(!older[u"more"_s].toBool());
    }

    void aServerThatIsAway()
    {
        postPictures(u"ao"_s, 2, 1);
        QCOMPARE(refresh(mediaOf(u"ao"_s)), QString());
        serverOf(u"ao"_s)->stopListening();
        QVERIFY(!refresh(mediaOf(u"ao"_s)).isEmpty());
        QCOMPARE(rowsOf(mediaOf(u"ao"_s)), size_t(2));
    }

    /// Their server shows their picture as somebody else's.
    void underNoFalseAuthor()
    {
        const QString uri =
            m_sandbox->post(u"ao"_s, PostDraft{.text = u"mine"_s, .media = {DraftMedia{}}});
        m_sandbox->post(u"ao"_s, u"words"_s);
        QVERIFY(m_sandbox->forge(serverOf(u"ao"_s), uri, u"x@evil.example"_s, u"not mine"_s));
        QVERIFY(!refresh(mediaOf(u"ao"_s)).isEmpty());
        QCOMPARE(rowsOf(mediaOf(u"ao"_s)), size_t(0));
    }
};

QTEST_GUILESS_MAIN(tst_mediajobs)
#include "tst_mediajobs.moc"
