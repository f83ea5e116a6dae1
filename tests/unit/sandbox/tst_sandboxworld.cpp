// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/client.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'417; // not a whole second

} // namespace

/// The scripting API, seen through the servers.
class tst_sandboxworld : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 30, .postsPerServer = 0, .clock = &m_clock}));
        m_mastodon = m_sandbox->server(u"mastodon"_s);
        m_gotosocial = m_sandbox->server(u"gotosocial"_s);
        m_snac = m_sandbox->server(u"snac"_s);
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"ao"_s));
        QVERIFY(m_sandbox->follow(u"sora"_s, u"ao"_s));
    }

    void cleanup() { m_sandbox.reset(); }

    void copiesShareTheUriAndNothingElse()
    {
        const QString uri = m_sandbox->post(u"ao"_s, u"連合のむこうへ"_s);
        QSet<QString> ids;
        for (Server *server : m_sandbox->servers()) {
            const QJsonObject post = status(server, uri);
            QCOMPARE(post[u"uri"_s].toString(), uri);
            ids.insert(post[u"id"_s].toString());
        }
        QCOMPARE(ids.size(), 3);
        QCOMPARE(status(m_mastodon, uri)[u"created_at"_s].toString(), isoTime(epoch));
        // The copy knows whole seconds, as ActivityPub told it.
        QCOMPARE(status(m_gotosocial, uri)[u"created_at"_s].toString(), isoTime(epoch - 417));
        QCOMPARE(status(m_gotosocial, uri)[u"account"_s][u"acct"_s].toString(),
            m_sandbox->handle(u"ao"_s));
    }

    void copiesMayBeShifted()
    {
        Sandbox shifted;
        QVERIFY(shifted.start({.people = 10,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"mastodon"_s},
            .copyShiftMs = 500}));
        QVERIFY(shifted.follow(u"ao2"_s, u"ao"_s));
        const QString uri = shifted.post(u"ao"_s, u"half a second"_s);
        Server *other = shifted.serverOf(u"ao2"_s);
        const QString id = shifted.localId(uri, other);
        const QJsonObject copy =
            m_client.get(other->baseUrl() + u"/api/v1/statuses/"_s + id).object();
        QCOMPARE(copy[u"created_at"_s].toString(), isoTime(epoch + 500));
    }

    void staysAtHomeUntilFederated()
    {
        PostDraft draft;
        draft.text = u"not yet"_s;
        draft.federates = false;
        const QString uri = m_sandbox->post(u"ao"_s, draft);
        QVERIFY(m_sandbox->localId(uri, m_gotosocial).isEmpty());
        QVERIFY(m_sandbox->federate(uri, m_gotosocial));
        QCOMPARE(status(m_gotosocial, uri)[u"uri"_s].toString(), uri);
    }

    void ownUriAndHtmlGoOutAsTheyAre()
    {
        PostDraft draft;
        draft.html = u"<p onclick=\"x()\">hi<script>alert(1)</script>"_s;
        draft.uri = m_sandbox->actorUri(u"ao"_s) + u"/statuses/mine"_s;
        QCOMPARE(m_sandbox->post(u"ao"_s, draft), draft.uri);
        QCOMPARE(status(m_mastodon, draft.uri)[u"content"_s].toString(), draft.html);
    }

    void boostIsAWrapperOnEveryServer()
    {
        QVERIFY(m_sandbox->follow(u"yuki"_s, u"hal"_s));
        const QString uri = m_sandbox->post(u"ao"_s, u"boost me"_s);
        const QString boost = m_sandbox->boost(u"hal"_s, uri);
        QVERIFY(boost.endsWith(u"/activity"_s));
        for (Server *server : {m_mastodon, m_gotosocial}) {
            const QJsonObject wrapper = status(server, boost);
            QCOMPARE(wrapper[u"uri"_s].toString(), boost);
            QCOMPARE(wrapper[u"reblog"_s][u"uri"_s].toString(), uri);
            QVERIFY(wrapper[u"id"_s] != wrapper[u"reblog"_s][u"id"_s]);
            QCOMPARE(wrapper[u"account"_s][u"username"_s].toString(), u"hal"_s);
        }
        QCOMPARE(status(m_mastodon, uri)[u"reblogs_count"_s].toInt(), 1);
        QCOMPARE(m_sandbox->boost(u"hal"_s, uri), boost); // once is enough
    }

    void unboostTakesTheWrapperOnly()
    {
        const QString uri = m_sandbox->post(u"ao"_s, u"boost me"_s);
        const QString boost = m_sandbox->boost(u"mei"_s, uri);
        QVERIFY(m_sandbox->unboost(u"mei"_s, uri));
        QVERIFY(m_sandbox->localId(boost, m_mastodon).isEmpty());
        QCOMPARE(status(m_mastodon, uri)[u"reblogs_count"_s].toInt(), 0);
        QVERIFY(!m_sandbox->unboost(u"mei"_s, uri));
    }

    void deleteReachesEveryServerOrOne()
    {
        const QString uri = m_sandbox->post(u"ao"_s, u"gone soon"_s);
        const QString id = m_sandbox->localId(uri, m_mastodon);
        const QString copy = m_sandbox->localId(uri, m_gotosocial);
        QVERIFY(m_sandbox->deletePost(uri, m_gotosocial));
        QCOMPARE(get(m_gotosocial, u"/api/v1/statuses/"_s + copy).status, 404);
        QCOMPARE(get(m_mastodon, u"/api/v1/statuses/"_s + id).status, 200);
        QVERIFY(m_sandbox->deletePost(uri));
        QCOMPARE(get(m_mastodon, u"/api/v1/statuses/"_s + id).status, 404);
        QVERIFY(!m_sandbox->deletePost(uri));
    }

    void deleteTakesBoostsAlong()
    {
        const QString uri = m_sandbox->post(u"ao"_s, u"gone soon"_s);
        const QString boost = m_sandbox->boost(u"mei"_s, uri);
        const QString id = m_sandbox->localId(boost, m_mastodon);
        QVERIFY(m_sandbox->deletePost(uri));
        QCOMPARE(get(m_mastodon, u"/api/v1/statuses/"_s + id).status, 404);
    }

    /// As Mastodon and GoToSocial do it: whom a post answers is known when that one is gone, too.
    void anAnswerToOneselfStaysInPublic()
    {
        const QString parent = m_sandbox->post(u"ao"_s, u"first"_s);
        PostDraft draft;
        draft.text = u"second"_s;
        draft.replyTo = parent;
        const QString own = m_sandbox->post(u"ao"_s, draft);
        const QString others = m_sandbox->post(u"mei"_s, draft);
        const auto shown = [this](const QString &uri) {
            return std::ranges::any_of(m_sandbox->held(u"ao"_s, u"public:local"_s),
                [&uri](const HeldRow &row) { return row.uri == uri; });
        };
        QVERIFY(shown(own) && !shown(others));
        QVERIFY(m_sandbox->deletePost(parent));
        QVERIFY(shown(own) && !shown(others));
    }

    void editKeepsIdAndUri()
    {
        const QString uri = m_sandbox->post(u"ao"_s, u"befor"_s);
        const QJsonObject first = status(m_gotosocial, uri);
        m_clock.advance(minuteMs);
        QVERIFY(m_sandbox->edit(uri, u"before #fixed"_s));
        const QJsonObject second = status(m_gotosocial, uri);
        QCOMPARE(second[u"id"_s], first[u"id"_s]);
        QCOMPARE(second[u"created_at"_s], first[u"created_at"_s]);
        QCOMPARE(second[u"edited_at"_s].toString(), isoTime(m_clock.now()));
        QVERIFY(second[u"content"_s].toString().startsWith(u"<p>before <a"_s));
        QCOMPARE(second[u"tags"_s][0][u"name"_s].toString(), u"fixed"_s);
    }

    void threadsHaveBothEnds()
    {
        const QString top = m_sandbox->post(u"ao"_s, u"one"_s);
        PostDraft draft;
        draft.text = u"@ao two"_s;
        draft.replyTo = top;
        const QString middle = m_sandbox->post(u"mei"_s, draft);
        draft.text = u"@mei three"_s;
        draft.replyTo = middle;
        const QString end = m_sandbox->post(u"hal"_s, draft);
        const QJsonObject context = get(m_mastodon,
            u"/api/v1/statuses/%1/context"_s.arg(m_sandbox->localId(middle, m_mastodon)))
                                        .object();
        QCOMPARE(context[u"ancestors"_s][0][u"uri"_s].toString(), top);
        QCOMPARE(context[u"descendants"_s][0][u"uri"_s].toString(), end);
    }

    void quotesNestOnce()
    {
        const QString quoted = m_sandbox->post(u"ao"_s, u"original"_s);
        PostDraft draft;
        draft.text = u"look"_s;
        draft.quote = quoted;
        const QJsonObject post = status(m_mastodon, m_sandbox->post(u"mei"_s, draft));
        QCOMPARE(post[u"quote"_s][u"state"_s].toString(), u"accepted"_s);
        QCOMPARE(post[u"quote"_s][u"quoted_status"_s][u"uri"_s].toString(), quoted);
        QVERIFY(post[u"content"_s].toString().contains(u"quote-inline"_s));
    }

    void forgeryShowsOnTheLiarOnly()
    {
        const QString truth = m_sandbox->post(u"ao"_s, u"the truth"_s);
        QVERIFY(m_sandbox->forge(m_snac, truth, u"ao"_s, u"a lie"_s));
        QVERIFY(status(m_snac, truth)[u"content"_s].toString().contains(u"a lie"_s));
        QVERIFY(status(m_mastodon, truth)[u"content"_s].toString().contains(u"the truth"_s));

        const QString outside = u"https://elsewhere.example/users/x/statuses/1"_s;
        QVERIFY(m_sandbox->forge(m_mastodon, outside, u"x@elsewhere.example"_s, u"never said"_s));
        const QJsonObject post = status(m_mastodon, outside);
        QCOMPARE(post[u"account"_s][u"acct"_s].toString(), u"x@elsewhere.example"_s);
        QVERIFY(m_sandbox->localId(outside, m_snac).isEmpty());
    }

    void visibilityIsKept()
    {
        PostDraft draft;
        draft.text = u"for followers"_s;
        draft.visibility = Visibility::Private;
        const QString uri = m_sandbox->post(u"ao"_s, draft);
        const QString id = m_sandbox->localId(uri, m_mastodon);
        QCOMPARE(m_client.get(m_mastodon->baseUrl() + u"/api/v1/statuses/"_s + id).status, 404);
        QCOMPARE(status(m_gotosocial, uri)[u"visibility"_s].toString(), u"private"_s);
        QVERIFY(!m_sandbox->openPostsOf(u"ao"_s).contains(uri));
        draft.text = u"@mei only you"_s;
        draft.visibility = Visibility::Direct;
        QVERIFY(m_sandbox->localId(m_sandbox->post(u"ao"_s, draft), m_gotosocial).isEmpty());
    }

    void gotosocialIsClosedToGuests()
    {
        m_sandbox->setFeedEnabled(u"yuki"_s, false);
        const QString uri = m_sandbox->post(u"yuki"_s, u"members only"_s);
        const QString base = m_gotosocial->baseUrl();
        for (const QString &path : {u"/api/v1/timelines/public?local=true"_s,
                 u"/api/v1/accounts/lookup?acct=yuki"_s, u"/api/v1/custom_emojis"_s,
                 u"/api/v1/timelines/tag/tea"_s, u"/api/v2/search?q=yuki"_s,
                 u"/api/v1/statuses/"_s + m_sandbox->localId(uri, m_gotosocial)}) {
            const Answer answer = m_client.get(base + path);
            QCOMPARE(answer.status, 401);
            QCOMPARE(answer.object()[u"error"_s].toString(), u"Unauthorized: token not supplied"_s);
        }
        for (const QString &address :
            {m_sandbox->actorUri(u"yuki"_s), m_sandbox->actorUri(u"yuki"_s) + u"/outbox"_s, uri}) {
            QCOMPARE(m_client.get(address, {}, "application/activity+json").status, 401);
        }
        QCOMPARE(m_client.get(base + u"/@yuki/feed.rss"_s).status, 404);
        QCOMPARE(m_client.get(base + u"/api/v1/instance"_s).status, 200);
        QCOMPARE(m_client.get(base + u"/api/v2/instance"_s).status, 200);
        QCOMPARE(m_client.get(base + u"/nodeinfo/2.1"_s).status, 200);
    }

    void badTokenIsRefusedEverywhere()
    {
        for (Server *server : m_sandbox->servers()) {
            QCOMPARE(
                m_client
                    .get(server->baseUrl() + u"/api/v1/timelines/public?local=true"_s, u"wrong"_s)
                    .status,
                401);
        }
    }

    void feeds()
    {
        QVERIFY(m_sandbox->setFeedEnabled(u"yuki"_s, true));
        const QString address = m_gotosocial->baseUrl() + u"/@yuki/feed.rss"_s;
        const QString uri = m_sandbox->post(u"yuki"_s, u"in the feed"_s);
        const Answer rss = m_client.get(address);
        QCOMPARE(rss.type, QByteArray("application/rss+xml; charset=utf-8"));
        QVERIFY(rss.body.contains(uri.section(u'/', -1).toUtf8()));
        QCOMPARE(m_client.get(address, {}, {}, rss.etag).status, 304);
        m_clock.advance(secondMs);
        m_sandbox->post(u"yuki"_s, u"news"_s);
        QCOMPARE(m_client.get(address, {}, {}, rss.etag).status, 200);
        QCOMPARE(m_client.get(address, {}, "application/atom+xml").type,
            QByteArray("application/atom+xml; charset=utf-8"));
        m_sandbox->post(u"ao"_s, u"mastodon feed"_s);
        QVERIFY(m_client.get(m_mastodon->baseUrl() + u"/@ao.rss"_s).body.contains("mastodon feed"));
        m_sandbox->post(u"sora"_s, u"snac feed"_s);
        QVERIFY(m_client.get(m_snac->baseUrl() + u"/sora.rss"_s).body.contains("snac feed"));
    }

    void resolveFetchesWhatIsNotThere()
    {
        PostDraft draft;
        draft.text = u"find me"_s;
        draft.federates = false;
        const QString uri = m_sandbox->post(u"ao"_s, draft);
        const QString path = u"/api/v2/search?resolve=true&type=statuses&q="_s
            + QString::fromLatin1(QUrl::toPercentEncoding(uri));
        QCOMPARE(m_client.get(m_mastodon->baseUrl() + path).status, 401);
        const QJsonObject found =
            m_client.get(m_gotosocial->baseUrl() + path, m_gotosocial->token(u"yuki"_s)).object();
        QCOMPARE(found[u"statuses"_s][0][u"uri"_s].toString(), uri);
    }

    void movedAndSuspended()
    {
        QVERIFY(m_sandbox->move(u"mei"_s, u"ao"_s));
        const QJsonObject moved =
            m_client.get(m_mastodon->baseUrl() + u"/api/v1/accounts/lookup?acct=mei"_s).object();
        QCOMPARE(moved[u"moved"_s][u"username"_s].toString(), u"ao"_s);
        QVERIFY(m_sandbox->suspend(u"hal"_s));
        QCOMPARE(m_client.get(m_mastodon->baseUrl() + u"/api/v1/accounts/lookup?acct=hal"_s).status,
            404);
        QVERIFY(m_sandbox->suspend(u"ren"_s)); // of others it says so
        const QJsonObject gone = m_client
                                     .get(m_mastodon->baseUrl() + u"/api/v1/accounts/lookup?acct="_s
                                         + m_sandbox->handle(u"ren"_s))
                                     .object();
        QCOMPARE(gone[u"suspended"_s].toBool(), true);
        QCOMPARE(m_client
                     .get(m_mastodon->baseUrl() + u"/.well-known/webfinger?resource=acct:"_s
                         + m_sandbox->handle(u"hal"_s))
                     .status,
            410);
    }

    void sameSeedSamePeople()
    {
        Sandbox other;
        QVERIFY(other.start({.people = 30, .postsPerServer = 0, .clock = &m_clock}));
        QStringList here;
        QStringList there;
        for (size_t i = 0; i < 3; ++i) {
            for (const QString &handle : m_sandbox->servers()[i]->handles()) {
                here.append(handle.section(u'@', 0, 0));
            }
            for (const QString &handle : other.servers()[i]->handles()) {
                there.append(handle.section(u'@', 0, 0));
            }
        }
        QCOMPARE(here.size(), 30);
        QCOMPARE(here, there);
        QCOMPARE(m_mastodon->token(u"ao"_s), other.server(u"mastodon"_s)->token(u"ao"_s));
    }

    void historyIsVaried()
    {
        Sandbox full;
        QVERIFY(full.start({.clock = &m_clock}));
        Server *server = full.server(u"mastodon"_s);
        QString path = server->baseUrl() + u"/api/v1/timelines/home?limit=40"_s;
        int boosts = 0;
        int pictures = 0;
        int clips = 0;
        int warnings = 0;
        int polls = 0;
        int quotes = 0;
        int cards = 0;
        QSet<QString> texts;
        qint64 oldest = epoch;
        while (!path.isEmpty()) {
            const Answer answer = m_client.get(path, server->token(u"ao"_s));
            for (const QJsonValue &post : answer.array()) {
                boosts += post[u"reblog"_s].isObject() ? 1 : 0;
                pictures += post[u"media_attachments"_s].toArray().isEmpty() ? 0 : 1;
                const QJsonValue media = post[u"media_attachments"_s][0];
                clips += media[u"url"_s].toString().contains(u"/files/"_s) ? 1 : 0;
                warnings += post[u"spoiler_text"_s].toString().isEmpty() ? 0 : 1;
                polls += post[u"poll"_s].isObject() ? 1 : 0;
                quotes += post[u"quote"_s].isObject() ? 1 : 0;
                cards += post[u"card"_s].isObject() ? 1 : 0;
                texts.insert(post[u"content"_s].toString());
                const qint64 at = parseIsoTime(post[u"created_at"_s].toString());
                QVERIFY(at <= epoch);
                oldest = std::min(oldest, at);
            }
            path = answer.next();
        }
        QVERIFY(boosts > 20);
        QVERIFY(pictures > 20);
        QVERIFY(clips > 3);
        QVERIFY(warnings > 5);
        QVERIFY(polls > 3);
        QVERIFY(quotes > 3);
        QVERIFY(cards > 3);
        QVERIFY(texts.size() > 150);
        QVERIFY(oldest < epoch - 12 * dayMs && oldest >= epoch - 15 * dayMs);
    }

    void stirringGoesOn()
    {
        QStringList seen;
        connect(m_sandbox.get(), &Sandbox::happened, this,
            [&](const QString &uri) { seen.append(uri); });
        for (int i = 0; i < 50; ++i) {
            m_clock.advance(secondMs);
            m_sandbox->stir();
        }
        QVERIFY(seen.size() > 40);
    }

    void somebodyNamedPosts()
    {
        const qsizetype before = m_sandbox->postsOf(u"mei"_s).size();
        m_clock.advance(secondMs);
        const QString uri = m_sandbox->stir(u"mei"_s);
        QCOMPARE(m_sandbox->postsOf(u"mei"_s).size(), before + 1);
        QVERIFY(m_sandbox->postsOf(u"mei"_s).contains(uri));
        QCOMPARE(m_sandbox->stir(u"nobody"_s), QString());
    }

    void takenPortIsNamed()
    {
        Sandbox second;
        const quint16 port = m_mastodon->host().section(u':', 1).toUShort();
        const Result<Done> started = second.start({.firstPort = port, .people = 1});
        QVERIFY(!started);
        QCOMPARE(started.error().kind, ErrorKind::Network);
        QVERIFY(started.error().subject.contains(QString::number(port)));
    }

private:
    Answer get(Server *server, const QString &path)
    {
        return m_client.get(server->baseUrl() + path, server->token(server->tokenUsers().first()));
    }

    QJsonObject status(Server *server, const QString &uri)
    {
        return get(server, u"/api/v1/statuses/"_s + m_sandbox->localId(uri, server)).object();
    }

    ManualClock m_clock{epoch};
    Client m_client;
    std::unique_ptr<Sandbox> m_sandbox;
    Server *m_mastodon = nullptr;
    Server *m_gotosocial = nullptr;
    Server *m_snac = nullptr;
};

QTEST_GUILESS_MAIN(tst_sandboxworld)
#include "tst_sandboxworld.moc"
