// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/webfinger.h"
#include "recorded.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

class tst_webfinger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests()
    {
        const Handle ao{u"Ao"_s, u"a.example"_s};
        QCOMPARE(webfingerRequest(ao).url.toEncoded(),
            "https://a.example/.well-known/webfinger?resource=acct:Ao@a.example");
        QCOMPARE(webfingerRequest(ao, u"b.example"_s).url.toEncoded(),
            "https://b.example/.well-known/webfinger?resource=acct:Ao@a.example");
        QCOMPARE(webfingerRequest({u"a&b"_s, u"a.example"_s}).url.toEncoded(),
            "https://a.example/.well-known/webfinger?resource=acct:a%26b@a.example");
        QCOMPARE(webfingerRequest({u"ao"_s, u"127.0.0.1:8001"_s}).url.scheme(), u"http"_s);
    }

    void recordedAnswers()
    {
        const auto alice =
            decodeWebfinger(recorded(u"gotosocial/webfinger.json"_s), {u"alice"_s, u"gts1.test"_s});
        QVERIFY(alice.ok());
        QCOMPARE(alice->subject.acct(), u"alice@gts1.test"_s);
        QVERIFY(alice->settled);
        QCOMPARE(alice->actorUri, u"https://gts1.test/users/alice"_s);
        QCOMPARE(alice->profileUrl, QUrl(u"https://gts1.test/@alice"_s));
        QCOMPARE(alice->apiHost, u"gts1.test"_s);

        const auto fumi =
            decodeWebfinger(recorded(u"snac2/webfinger.json"_s), {u"fumi"_s, u"snac.test"_s});
        QCOMPARE(fumi->actorUri, u"https://snac.test/fumi"_s);

        const auto hanako = decodeWebfinger(
            answerOf(fixture("misskey/webfinger.json"), u"https://misskey.test/x"_s),
            {u"hanako"_s, u"misskey.test"_s});
        QCOMPARE(hanako->actorUri, u"https://misskey.test/users/atvjeag8ya010005"_s);

        for (const QString &name :
            {u"gotosocial/webfinger_unknown_404.json"_s, u"snac2/webfinger_unknown_404.json"_s}) {
            const auto nobody = decodeWebfinger(recorded(name), {u"nobody"_s, u"gts1.test"_s});
            QCOMPARE(nobody.error().kind, ErrorKind::NotFound);
            QCOMPARE(nobody.error().subject, u"@nobody@gts1.test"_s);
        }
    }

    /// A host may not name its people after another host on its own word.
    void foreignSubject()
    {
        const QJsonObject json{{u"subject"_s, u"acct:Gargron@mastodon.example"_s},
            {u"links"_s,
                QJsonArray{
                    QJsonObject{{u"rel"_s, u"self"_s}, {u"type"_s, u"application/activity+json"_s},
                        {u"href"_s, u"https://evil.example/u"_s}}}}};
        const auto finger = decodeWebfinger(
            answerOf(json, u"https://evil.example/x"_s), {u"u"_s, u"evil.example"_s});
        QVERIFY(finger.ok());
        QVERIFY(!finger->settled);
        QCOMPARE(finger->subject.acct(), u"gargron@mastodon.example"_s);
    }

    void uselessAnswers()
    {
        const Handle ao{u"ao"_s, u"a.example"_s};
        const QString url = u"https://a.example/x"_s;
        QCOMPARE(decodeWebfinger(answerOf(QByteArray("<html>"), url, "text/html"), ao).error().kind,
            ErrorKind::BadAnswer);
        QCOMPARE(
            decodeWebfinger(answerOf(QJsonObject(), url), ao).error().kind, ErrorKind::BadAnswer);
        const QJsonObject script{{u"links"_s,
            QJsonArray{QJsonObject{{u"rel"_s, u"http://webfinger.net/rel/profile-page"_s},
                {u"href"_s, u"javascript:alert(1)"_s}}}}};
        QCOMPARE(decodeWebfinger(answerOf(script, url), ao).error().kind, ErrorKind::BadAnswer);
    }

    void hostMeta()
    {
        QCOMPARE(hostMetaRequest(u"a.example"_s).url.toString(),
            u"https://a.example/.well-known/host-meta"_s);
        const auto gts = decodeHostMeta(recorded(u"gotosocial/host_meta.json"_s));
        QCOMPARE(*gts, u"https://gts1.test/.well-known/webfinger?resource={uri}"_s);
        const auto misskey = decodeHostMeta(answerOf(fixtureBytes("misskey/host_meta.xml"),
            u"https://misskey.test/.well-known/host-meta"_s, "application/xrd+xml"));
        QCOMPARE(*misskey, u"https://misskey.test/.well-known/webfinger?resource={uri}"_s);
        const auto request = webfingerRequestFromTemplate({u"ao"_s, u"misskey.test"_s}, *misskey);
        QCOMPARE(request->url.toEncoded(),
            "https://misskey.test/.well-known/webfinger?resource=acct%3Aao%40misskey.test");
        const auto jrd = decodeHostMeta(answerOf(
            "{\"links\":[{\"rel\":\"lrdd\",\"template\":\"https://a.example/w?r={uri}\"}]}",
            u"https://a.example/x"_s));
        QCOMPARE(*jrd, u"https://a.example/w?r={uri}"_s);
    }

    void hostileHostMeta()
    {
        const QString url = u"https://a.example/x"_s;
        for (const QByteArray &body :
            {QByteArray(), QByteArray("<XRD/>"), QByteArray("<html><p>hi"),
                QByteArray("<!DOCTYPE x [<!ENTITY a \"b\">]><XRD><Link rel='lrdd' "
                           "template='https://a.example/{uri}'/></XRD>"),
                QByteArray("<XRD><Link rel='lrdd' template='file:///{uri}'/></XRD>"),
                QByteArray("<a>").repeated(20'000)}) {
            QVERIFY2(!decodeHostMeta(answerOf(body, url, "application/xrd+xml")), body.left(80));
        }
        const Handle ao{u"ao"_s, u"a.example"_s};
        QVERIFY(!webfingerRequestFromTemplate(ao, u"http://127.0.0.1:22/{uri}"_s));
        QVERIFY(!webfingerRequestFromTemplate(ao, u"https://a.example/"_s));
        const auto plain = webfingerRequestFromTemplate(ao, u"http://a.example/w?r={uri}"_s);
        QCOMPARE(plain->url.scheme(), u"https"_s);
    }

    void profileUrls_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("handle");
        const auto add = [](const char *url, const char *handle) {
            QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(handle);
        };
        add("https://a.example/@Ao", "Ao@a.example");
        add("https://a.example/@ao/", "ao@a.example");
        add("https://a.example/@ao/with_replies", "ao@a.example");
        add("https://a.example/@ao@b.example", "ao@b.example");
        add("https://a.example/web/@ao@b.example", "ao@b.example");
        add("https://a.example/users/ao", "ao@a.example");
        add("https://a.example/users/ao/followers", "ao@a.example");
        add("https://a.example/u/ao", "ao@a.example");
        add("https://a.example/profile/ao", "ao@a.example");
        add("https://a.example/accounts/ao", "ao@a.example");
        add("https://snac.test/fumi", "fumi@snac.test");
        add("http://127.0.0.1:8001/fumi", "fumi@127.0.0.1:8001");
        add("https://例え.jp/@ao", "ao@xn--r8jz45g.jp");
        add("https://a.example/@ao/115200000000000001", "");
        add("https://a.example/users/ao/statuses/1", "");
        add("https://a.example/ap/users/115200000000000001", "");
        add("https://a.example/users/115200000000000001", "");
        add("https://a.example/users/by-id/AbC", "");
        add("https://a.example/notes/9x8y", "");
        add("https://a.example/about", "");
        add("https://a.example/feed.xml", "");
        add("https://a.example/", "");
        add("ftp://a.example/@ao", "");
        add("https://u:p@a.example/@ao", "");
    }
    void profileUrls()
    {
        QFETCH(QString, url);
        QFETCH(QString, handle);
        const auto found = handleFromProfileUrl(QUrl(url));
        QCOMPARE(found ? found->user + u'@' + found->host : QString(), handle);
    }
};

QTEST_GUILESS_MAIN(tst_webfinger)
#include "tst_webfinger.moc"
