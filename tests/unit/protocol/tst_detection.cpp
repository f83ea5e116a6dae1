// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/detection.h"
#include "protocol/instanceinfo.h"
#include "protocol/software.h"
#include "recorded.h"

#include <QHash>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// Answers by URL; 404 for everything else, as an HTML page.
class Servers {
public:
    void put(const QString &url, const Response &response) { m_answers[url] = response; }
    void put(const QString &url, const QJsonObject &body) { put(url, answerOf(body, url)); }
    void fail(const QString &url, ErrorKind kind)
    {
        m_errors[url] = Error{.kind = kind, .subject = u"a.example"_s, .detail = {}};
    }

    Result<Instance> detect(const QString &host)
    {
        asked.clear();
        Detection detection(host);
        while (const auto request = detection.next()) {
            const QString url = request->url.toString();
            asked << url;
            if (asked.size() > 30) {
                qFatal("detection does not end");
            }
            detection.feed(answer(url));
        }
        return detection.result();
    }
    QStringList asked;

private:
    Result<Response> answer(const QString &url) const
    {
        if (m_errors.contains(url)) {
            return m_errors[url];
        }
        return m_answers.value(url, answerOf(QByteArray("<html>not here"), url, "text/html", 404));
    }
    QHash<QString, Response> m_answers;
    QHash<QString, Error> m_errors;
};

QJsonObject links(const QString &href)
{
    return {{u"links"_s,
        QJsonArray{QJsonObject{
            {u"rel"_s, u"http://nodeinfo.diaspora.software/ns/schema/2.0"_s}, {u"href"_s, href}}}}};
}

QJsonObject nodeInfo(const QString &name, const QString &version = u"1.0"_s)
{
    return {{u"software"_s, QJsonObject{{u"name"_s, name}, {u"version"_s, version}}}};
}

QJsonObject instanceV1(const QString &uri, const QString &version)
{
    return {{u"uri"_s, uri}, {u"title"_s, u"A"_s}, {u"version"_s, version}};
}

/// A server with NodeInfo and no more.
Servers described(const QString &host, const QString &software)
{
    Servers servers;
    servers.put(u"https://%1/.well-known/nodeinfo"_s.arg(host),
        links(u"https://%1/nodeinfo/2.0"_s.arg(host)));
    servers.put(u"https://%1/nodeinfo/2.0"_s.arg(host), nodeInfo(software));
    return servers;
}

} // namespace

class tst_detection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goToSocialRecorded()
    {
        Servers servers;
        const QString base = u"https://gts1.test"_s;
        servers.put(
            base + u"/.well-known/nodeinfo"_s, recorded(u"gotosocial/nodeinfo_links.json"_s));
        servers.put(base + u"/nodeinfo/2.1"_s, recorded(u"gotosocial/nodeinfo_2.1.json"_s));
        servers.put(base + u"/nodeinfo/2.0"_s, recorded(u"gotosocial/nodeinfo_2.0.json"_s));
        servers.put(base + u"/api/v2/instance"_s, recorded(u"gotosocial/instance_v2.json"_s));
        const auto instance = servers.detect(u"gts1.test"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->family, Instance::Family::Mastodon);
        QCOMPARE(instance->software, u"gotosocial"_s);
        QCOMPARE(instance->version, u"0.20.0-rc1+git-57cb4fe"_s);
        QCOMPARE(instance->host, u"gts1.test"_s);
        QCOMPARE(instance->accountDomain, u"gts1.test"_s);
        QCOMPARE(instance->title, u"GTS One 試験サーバー"_s);
        QCOMPARE(instance->maxCharacters, 5000);
        QCOMPARE(instance->streamingUrl, u"wss://gts1.test"_s);
        QCOMPARE(instance->mastodonApi, 0);
        QCOMPARE(servers.asked.size(), 3);
    }

    void snacRecorded()
    {
        Servers servers;
        const QString base = u"https://snac.test"_s;
        servers.put(base + u"/.well-known/nodeinfo"_s, recorded(u"snac2/nodeinfo_links.json"_s));
        servers.put(base + u"/nodeinfo_2_0"_s, recorded(u"snac2/nodeinfo_2.0.json"_s));
        servers.put(base + u"/api/v2/instance"_s, recorded(u"snac2/instance_v2_404.json"_s));
        servers.put(base + u"/api/v1/instance"_s, recorded(u"snac2/instance_v1.json"_s));
        const auto instance = servers.detect(u"snac.test"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->software, u"snac"_s);
        QCOMPARE(instance->version, u"2.75"_s);
        QCOMPARE(instance->family, Instance::Family::Mastodon);
        QCOMPARE(instance->maxCharacters, 100'000);
        QCOMPARE(instance->streamingUrl, QString()); // advertised, but there is none
    }

    void misskeyRecorded()
    {
        Servers servers;
        const QString base = u"https://misskey.test"_s;
        servers.put(base + u"/.well-known/nodeinfo"_s, fixture("misskey/nodeinfo_well_known.json"));
        servers.put(base + u"/nodeinfo/2.1"_s, fixture("misskey/nodeinfo_2.1.json"));
        servers.put(base + u"/api/meta"_s, fixture("misskey/meta.json"));
        const auto instance = servers.detect(u"misskey.test"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->family, Instance::Family::Misskey);
        QCOMPARE(instance->software, u"misskey"_s);
        QCOMPARE(instance->version, u"2025.11.1"_s);
        QCOMPARE(instance->title, u"ミスキー試験場"_s);
        QCOMPARE(instance->accountDomain, u"misskey.test"_s);
        QCOMPARE(instance->streamingUrl, u"wss://misskey.test/streaming"_s);
        QCOMPARE(instance->maxCharacters, 3000);
        QCOMPARE(instance->features,
            (QStringList{u"misskey:meta"_s, u"misskey:ltl"_s, u"misskey:gtl"_s, u"misskey:miauth"_s,
                u"misskey:drafts-scheduled"_s}));
        QCOMPARE(instance->posting.media, 16);
        QCOMPARE(servers.asked.size(), 3);
    }

    void misskeyWithoutNodeInfo()
    {
        Servers servers;
        servers.put(u"https://misskey.test/api/meta"_s, fixture("misskey/meta_lite.json"));
        const auto instance = servers.detect(u"misskey.test"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->family, Instance::Family::Misskey);
        QCOMPARE(instance->software, u"misskey"_s);
    }

    void misskeyBehindADoor_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 401, 403, 404, 429, 500, 0}) {
            QTest::addRow("%d", status) << status;
        }
    }
    void misskeyBehindADoor()
    {
        QFETCH(int, status);
        Servers servers = described(u"a.example"_s, u"sharkey"_s);
        const QString url = u"https://a.example/api/meta"_s;
        servers.put(url, answerOf("{}"_ba, url, "application/json", status));
        if (status == 0) {
            servers.fail(url, ErrorKind::Timeout);
        }
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->family, Instance::Family::Misskey);
        QCOMPARE(instance->software, u"sharkey"_s);
        QCOMPARE(instance->streamingUrl, u"wss://a.example/streaming"_s);
        QVERIFY(instance->features.isEmpty());
        QCOMPARE(servers.asked.last(), url);
    }

    /// Whatever its name: the API is what it speaks.
    void newForks()
    {
        const QString url = u"https://a.example/api/meta"_s;
        const QJsonObject meta{{u"maxNoteTextLength"_s, 8000}, {u"version"_s, u"1"_s},
            {u"name"_s, u"Fork"_s}, {u"disableGlobalTimeline"_s, true},
            {u"policies"_s, QJsonObject{{u"btlAvailable"_s, true}}}};
        Servers servers = described(u"a.example"_s, u"newfork"_s);
        servers.put(url, meta);
        const auto instance = servers.detect(u"a.example"_s);
        QCOMPARE(instance->family, Instance::Family::Misskey);
        QCOMPARE(instance->software, u"newfork"_s);
        QCOMPARE(instance->maxCharacters, 8000);
        QCOMPARE(instance->features,
            (QStringList{u"misskey:meta"_s, u"misskey:ltl"_s, u"misskey:btl"_s}));

        // It poses as Mastodon, too, and its NodeInfo tells where it comes from.
        QJsonObject info = nodeInfo(u"newfork"_s);
        info.insert(u"metadata"_s,
            QJsonObject{{u"maxNoteTextLength"_s, 8000}, {u"disableGlobalTimeline"_s, false}});
        servers.put(u"https://a.example/nodeinfo/2.0"_s, info);
        servers.put(u"https://a.example/api/v1/instance"_s, instanceV1(u"a.example"_s, u"3.0.0"_s));
        QCOMPARE(servers.detect(u"a.example"_s)->family, Instance::Family::Misskey);
        servers.put(url, QJsonObject{{u"x"_s, 1}});
        QCOMPARE(servers.detect(u"a.example"_s)->family, Instance::Family::Mastodon);
        QCOMPARE(servers.asked.count(url), 1);
    }

    /// Its posts have their addresses there, whatever name it was asked by.
    void misskeyByAnotherName()
    {
        Servers servers = described(u"www.a.example"_s, u"misskey"_s);
        const QJsonObject meta{{u"maxNoteTextLength"_s, 3000}, {u"version"_s, u"1"_s},
            {u"uri"_s, u"https://a.example"_s}};
        servers.put(u"https://www.a.example/api/meta"_s, meta);
        servers.put(u"https://a.example/api/meta"_s, meta);
        servers.put(u"https://a.example/.well-known/nodeinfo"_s,
            links(u"https://a.example/nodeinfo/2.0"_s));
        servers.put(u"https://a.example/nodeinfo/2.0"_s, nodeInfo(u"misskey"_s));
        const auto instance = servers.detect(u"www.a.example"_s);
        QCOMPARE(instance->host, u"a.example"_s);
        QCOMPARE(instance->accountDomain, u"a.example"_s);

        Servers here;
        here.put(u"http://127.0.0.1:3000/api/meta"_s, meta);
        QCOMPARE(here.detect(u"127.0.0.1:3000"_s)->host, u"127.0.0.1:3000"_s);
        QCOMPARE(
            here.detect(u"127.0.0.1:3000"_s)->streamingUrl, u"ws://127.0.0.1:3000/streaming"_s);
        QJsonObject inward = meta;
        inward.insert(u"uri"_s, u"http://127.0.0.1:9"_s);
        servers.put(u"https://a.example/api/meta"_s, inward);
        QCOMPARE(servers.detect(u"a.example"_s)->host, u"a.example"_s);
        QVERIFY(servers.asked.filter(u"127.0.0.1"_s).isEmpty());
    }

    void mastodonWithoutNodeInfo()
    {
        Servers servers;
        servers.put(u"https://a.example/api/v2/instance"_s,
            QJsonObject{{u"domain"_s, u"a.example"_s}, {u"version"_s, u"4.5.7"_s},
                {u"api_versions"_s, QJsonObject{{u"mastodon"_s, 7}}}});
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->software, u"mastodon"_s);
        QCOMPARE(instance->version, u"4.5.7"_s);
        QCOMPARE(instance->mastodonApi, 7);
    }

    void posingVersions_data()
    {
        QTest::addColumn<QString>("told");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("version");
        const auto add = [](const char *told, const char *name, const char *version) {
            QTest::newRow(told) << QString::fromLatin1(told) << QString::fromLatin1(name)
                                << QString::fromLatin1(version);
        };
        add("4.5.7", "", "4.5.7");
        add("4.6.0-alpha.1+glitch", "", "4.6.0-alpha.1+glitch");
        add("2.7.2 (compatible; Pleroma 2.9.1)", "pleroma", "2.9.1");
        add("2.7.2 (compatible; Akkoma 3.13.2-0-gabc)", "akkoma", "3.13.2-0-gabc");
        add("3.5.3 (compatible; Pixelfed 0.11.13)", "pixelfed", "0.11.13");
        add("2.8.0 (compatible; Friendica 2024.09-rc)", "friendica", "2024.09-rc");
        add("4.0.0 (not true; really snac/2.75)", "snac", "2.75");
        add("2.3.0 (compatible; Kibou 0.1)", "kibou", "0.1");
        add("3.0.0 (compatible; Sharkey 2024.9; like Akkoma)", "sharkey", "2024.9");
        add("4.2.1 (compatible; Iceshrimp.NET/2025.1-beta5)", "iceshrimp.net", "2025.1-beta5");
        add("4.2.1 (compatible; Iceshrimp 2023.12.11)", "iceshrimp", "2023.12.11");
        add("4.0.0 (compatible; Mitra 4.18.0)", "mitra", "4.18.0");
        add("takahe/0.11.0", "takahe", "0.11.0");
        add("3.5.3+0.20.0", "", "3.5.3+0.20.0");
        add("soon", "", "");
    }
    void posingVersions()
    {
        QFETCH(QString, told);
        QFETCH(QString, name);
        QFETCH(QString, version);
        const Software software = softwareFromVersion(told);
        QCOMPARE(software.name, name);
        QCOMPARE(software.version, version);
    }

    /// Sharkey poses as Mastodon, too; its name in the version is enough, without NodeInfo and with
    /// a door before its own API.
    void sharkeyBehindItsMask_data()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("sharkey") << u"3.0.0 (compatible; Sharkey 2024.9; like Akkoma)"_s;
        QTest::newRow("iceshrimp") << u"4.2.1 (compatible; Iceshrimp 2023.12.11)"_s;
    }
    void sharkeyBehindItsMask()
    {
        QFETCH(QString, version);
        Servers servers;
        servers.put(u"https://a.example/api/v1/instance"_s, instanceV1(u"a.example"_s, version));
        QCOMPARE(servers.detect(u"a.example"_s)->family, Instance::Family::Misskey);
        QCOMPARE(servers.asked.last(), u"https://a.example/api/meta"_s);
        servers.put(u"https://a.example/api/meta"_s,
            QJsonObject{{u"maxNoteTextLength"_s, 3000}, {u"version"_s, u"2024.9"_s}});
        const auto instance = servers.detect(u"a.example"_s);
        QCOMPARE(instance->family, Instance::Family::Misskey);
        QVERIFY(instance->features.contains(u"misskey:meta"_s));
        QCOMPARE(instance->streamingUrl, u"wss://a.example/streaming"_s);
    }

    void versionNumbers()
    {
        QCOMPARE(versionNumber(u"4.5.7+glitch"_s), 40507);
        QCOMPARE(versionNumber(u"0.20.0-rc1"_s), 2000);
        QCOMPARE(versionNumber(u"2.75"_s), 27500);
        QCOMPARE(versionNumber(u"rolling"_s), 0);
        QVERIFY(versionNumber(u"0.19.2"_s) < versionNumber(u"0.20.0"_s));
    }

    /// Without NodeInfo the name in the version decides.
    void nameFromVersion()
    {
        Servers servers;
        servers.put(u"https://a.example/api/v1/instance"_s,
            instanceV1(u"https://a.example"_s, u"2.7.2 (compatible; Pleroma 2.2.50)"_s));
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->software, u"pleroma"_s);
        QCOMPARE(instance->version, u"2.2.50"_s);
        QCOMPARE(instance->accountDomain, u"a.example"_s); // old Pleroma writes a URL
    }

    /// A name typed by a person may be the account domain: its redirect leads to the API.
    void accountDomainRedirects()
    {
        Servers servers = described(u"api.people.example"_s, u"mastodon"_s);
        Response redirected = answerOf(links(u"https://api.people.example/nodeinfo/2.0"_s),
            u"https://api.people.example/.well-known/nodeinfo"_s);
        servers.put(u"https://people.example/.well-known/nodeinfo"_s, redirected);
        servers.put(u"https://api.people.example/api/v1/instance"_s,
            instanceV1(u"people.example"_s, u"4.5.7"_s));
        const auto instance = servers.detect(u"people.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->host, u"api.people.example"_s);
        QCOMPARE(instance->accountDomain, u"people.example"_s);
    }

    void hostMetaLeadsOn()
    {
        Servers servers = described(u"api.example"_s, u"mastodon"_s);
        servers.put(u"https://people.example/.well-known/host-meta"_s,
            answerOf("<XRD><Link rel='lrdd' "
                     "template='https://api.example/.well-known/webfinger?resource={uri}'/></XRD>",
                u"https://people.example/.well-known/host-meta"_s, "application/xrd+xml"));
        servers.put(
            u"https://api.example/api/v1/instance"_s, instanceV1(u"people.example"_s, u"4.5.7"_s));
        const auto instance = servers.detect(u"people.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->host, u"api.example"_s);
        QCOMPARE(instance->accountDomain, u"people.example"_s);
    }

    /// Whoever names a foreign domain for its people needs that domain's word for it.
    void foreignAccountDomain()
    {
        Servers servers = described(u"api.example"_s, u"mastodon"_s);
        QJsonObject info = instanceV1(u"people.example"_s, u"4.5.7"_s);
        info[u"contact_account"_s] = QJsonObject{{u"username"_s, u"admin"_s}};
        servers.put(u"https://api.example/api/v1/instance"_s, info);
        QCOMPARE(servers.detect(u"api.example"_s)->accountDomain, u"api.example"_s);
        const QString ask =
            u"https://people.example/.well-known/webfinger?resource=acct:admin@people.example"_s;
        QCOMPARE(servers.asked.last(), ask);

        servers.put(ask,
            QJsonObject{{u"subject"_s, u"acct:admin@people.example"_s},
                {u"links"_s,
                    QJsonArray{QJsonObject{{u"rel"_s, u"self"_s},
                        {u"type"_s, u"application/activity+json"_s},
                        {u"href"_s, u"https://api.example/users/admin"_s}}}}});
        QCOMPARE(servers.detect(u"api.example"_s)->accountDomain, u"people.example"_s);

        servers.fail(ask, ErrorKind::Timeout);
        QCOMPARE(servers.detect(u"api.example"_s)->accountDomain, u"api.example"_s);
    }

    /// Nobody's name is given to a server only because they lead there.
    void leadingElsewhereNamesNobody()
    {
        Servers servers = described(u"b.example"_s, u"misskey"_s);
        servers.put(u"https://a.example/.well-known/nodeinfo"_s,
            links(u"https://b.example/nodeinfo/2.0"_s));
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->host, u"b.example"_s);
        QCOMPARE(instance->accountDomain, u"b.example"_s);
    }

    /// NodeInfo on another host is not believed; that host is asked itself.
    void nodeInfoElsewhere()
    {
        Servers servers = described(u"b.example"_s, u"snac"_s);
        servers.put(
            u"https://a.example/.well-known/nodeinfo"_s, links(u"https://b.example/forged"_s));
        servers.put(u"https://b.example/api/v1/instance"_s,
            instanceV1(u"b.example"_s, u"4.0.0 (not true; really snac/2.75)"_s));
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->host, u"b.example"_s);
        QCOMPARE(instance->accountDomain, u"b.example"_s);
        QVERIFY(!servers.asked.contains(u"https://b.example/forged"_s));
    }

    void neverIntoThisMachine()
    {
        Servers servers;
        servers.put(u"https://a.example/.well-known/nodeinfo"_s,
            links(u"http://127.0.0.1:9/nodeinfo/2.0"_s));
        QVERIFY(!servers.detect(u"a.example"_s));
        QVERIFY(servers.asked.filter(u"127.0.0.1"_s).isEmpty());
    }

    void circlesEnd()
    {
        Servers servers;
        servers.put(u"https://a.example/.well-known/nodeinfo"_s, links(u"https://b.example/n"_s));
        servers.put(u"https://b.example/.well-known/nodeinfo"_s, links(u"https://a.example/n"_s));
        QVERIFY(!servers.detect(u"a.example"_s));
        QVERIFY(servers.asked.size() <= 12);
    }

    void documentsOnly_data()
    {
        QTest::addColumn<QString>("software");
        for (const QString &name : {u"writefreely"_s, u"bookwyrm"_s, u"somethingnew"_s}) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void documentsOnly()
    {
        QFETCH(QString, software);
        Servers servers = described(u"a.example"_s, software);
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(instance.ok());
        QCOMPARE(instance->family, Instance::Family::ActivityPub);
        QCOMPARE(instance->software, software);
        QCOMPARE(instance->accountDomain, u"a.example"_s);
    }

    void unknownSoftwareWithApi()
    {
        Servers servers = described(u"a.example"_s, u"somethingnew"_s);
        servers.put(u"https://a.example/api/v1/instance"_s, instanceV1(u"a.example"_s, u"4.2.0"_s));
        QCOMPARE(servers.detect(u"a.example"_s)->family, Instance::Family::Mastodon);
    }

    void closedDoor()
    {
        Servers servers = described(u"a.example"_s, u"mastodon"_s);
        for (const QString &v : {u"v1"_s, u"v2"_s}) {
            const QString url = u"https://a.example/api/%1/instance"_s.arg(v);
            servers.put(url,
                answerOf(QJsonObject{{u"error"_s, u"This method requires an authenticated user"_s}},
                    url, "application/json", 401));
        }
        QCOMPARE(servers.detect(u"a.example"_s)->family, Instance::Family::Mastodon);
    }

    void everyDoorClosed()
    {
        Servers servers;
        for (const QString &path : {u"/.well-known/nodeinfo"_s, u"/.well-known/host-meta"_s,
                 u"/api/v2/instance"_s, u"/api/v1/instance"_s, u"/api/meta"_s}) {
            const QString url = u"https://a.example"_s + path;
            servers.put(
                url, answerOf(QJsonObject{{u"error"_s, u"no"_s}}, url, "application/json", 401));
        }
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(!instance);
        QCOMPARE(instance.error().kind, ErrorKind::Forbidden);
        QCOMPARE(instance.error().httpStatus, 401);
    }

    void noFediverse()
    {
        Servers servers;
        for (const QString &path : {u"/.well-known/nodeinfo"_s, u"/.well-known/host-meta"_s,
                 u"/api/v2/instance"_s, u"/api/v1/instance"_s, u"/api/meta"_s}) {
            const QString url = u"https://a.example"_s + path;
            servers.put(url, answerOf(QByteArray("<!doctype html>hello"), url, "text/html"));
        }
        const auto instance = servers.detect(u"a.example"_s);
        QVERIFY(!instance);
        QCOMPARE(instance.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(instance.error().subject, u"a.example"_s);
        QVERIFY(!instance.error().detail.isEmpty());
    }

    void networkFailures_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("first") << u"https://a.example/.well-known/nodeinfo"_s;
        QTest::newRow("second") << u"https://a.example/nodeinfo/2.0"_s;
        QTest::newRow("third") << u"https://a.example/api/v2/instance"_s;
    }
    void networkFailures()
    {
        QFETCH(QString, url);
        Servers servers = described(u"a.example"_s, u"mastodon"_s);
        servers.fail(url, ErrorKind::Timeout);
        QCOMPARE(servers.detect(u"a.example"_s).error().kind, ErrorKind::Timeout);
    }

    /// A gateway's 502 says nothing about the software behind it.
    void serverDown()
    {
        Servers servers = described(u"a.example"_s, u"mastodon"_s);
        const QString url = u"https://a.example/api/v2/instance"_s;
        servers.put(url, answerOf(QByteArray("<html>Bad gateway"), url, "text/html", 502));
        QCOMPARE(servers.detect(u"a.example"_s).error().kind, ErrorKind::Network);
    }

    void before()
    {
        Detection detection(u"a.example"_s);
        QCOMPARE(detection.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(detection.next()->url.toString(), detection.next()->url.toString());
    }

    void documentsAreBounded()
    {
        Instance instance;
        QVERIFY(!mergeNodeInfo(instance, nodeInfo(QString(5000, u'x'))));
        QVERIFY(!mergeInstance(instance, {{u"uri"_s, u"not a host"_s}, {u"version"_s, u"1.0"_s}}));
        QVERIFY(!mergeInstance(instance, {{u"uri"_s, u"a.example"_s}}));
        QCOMPARE(instance, Instance());
        QVERIFY(mergeInstance(instance,
            {{u"uri"_s, u"a.example"_s}, {u"version"_s, u"1.0"_s}, {u"max_toot_chars"_s, 1e18},
                {u"urls"_s, QJsonObject{{u"streaming_api"_s, u"javascript:1"_s}}}}));
        QVERIFY(instance.maxCharacters > 0);
        QCOMPARE(instance.streamingUrl, QString());
    }
};

QTEST_GUILESS_MAIN(tst_detection)
#include "tst_detection.moc"
