// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandbox.h"

#include "unit/sandbox/asker.h"
#include "unit/sandbox/misskeyasker.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

constexpr qint64 epoch = 1'795'000'000'000;
const QString accented = u"e\u0301"_s; // one character of two code points
const QString thumb = u"👍"_s; // one code point of two UTF-16 units

} // namespace

/// How long posts, warnings and polls may be, as each server counts, and how it reads texts.
class tst_sandboxcounting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = ManualClock(epoch);
        m_sandbox = std::make_unique<Sandbox>();
        QVERIFY(m_sandbox->start({.people = 12,
            .postsPerServer = 0,
            .clock = &m_clock,
            .softwares = {u"mastodon"_s, u"gotosocial"_s, u"snac"_s, u"akkoma"_s, u"misskey"_s}}));
        m_asker = std::make_unique<Asker>(*m_sandbox);
    }
    void cleanup()
    {
        m_asker.reset();
        m_sandbox.reset();
    }

    void lengths_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("text"); // as long as may be
        QTest::addColumn<QString>("warning");
        const auto row = [](const char *name, const QString &user, const QString &text,
                             const QString &warning = {}) {
            QTest::newRow(name) << user << text << warning;
        };
        const QString x = u"x"_s;
        const QString link = u"https://example.invalid/"_s + QString(400, u'a');
        row("mastodon letters", u"ao"_s, x.repeated(500));
        row("mastodon Japanese", u"ao"_s, u"鯖"_s.repeated(500));
        row("mastodon accents", u"ao"_s, accented.repeated(500));
        row("mastodon emoji", u"ao"_s, thumb.repeated(500));
        row("mastodon link", u"ao"_s, link + u' ' + x.repeated(476));
        row("mastodon link in Japanese", u"ao"_s, link + u"。鯖 "_s + u"鯖"_s.repeated(476));
        row("mastodon two links", u"ao"_s, link + u' ' + link + u' ' + x.repeated(452));
        row("mastodon mention", u"ao"_s, u"@a@very.long.example "_s + x.repeated(497));
        row("mastodon mention before a dot", u"ao"_s,
            u"@a@very.long.example. "_s + x.repeated(496));
        row("mastodon warning", u"ao"_s, x.repeated(400), accented.repeated(100));
        row("gotosocial letters", u"yuki"_s, x.repeated(5000));
        row("gotosocial emoji", u"yuki"_s, thumb.repeated(5000));
        row("gotosocial accents", u"yuki"_s, accented.repeated(2500));
        row("gotosocial link", u"yuki"_s, link + x.repeated(5000 - link.size()));
        row("gotosocial warning", u"yuki"_s, x.repeated(4000), thumb.repeated(1000));
        row("akkoma letters", u"nana"_s, x.repeated(5000));
        row("akkoma accents", u"nana"_s, accented.repeated(5000));
        row("akkoma warning", u"nana"_s, x.repeated(4000), thumb.repeated(1000));
    }
    void lengths()
    {
        QFETCH(QString, user);
        QFETCH(QString, text);
        QFETCH(QString, warning);
        const Asker::Fields fits{{u"status"_s, text}, {u"spoiler_text"_s, warning}};
        const Answer taken = m_asker->write(user, fits);
        QCOMPARE(taken.status, 200);
        const QString uri = taken.object()[u"uri"_s].toString();
        QCOMPARE(m_sandbox->written(uri)->text, text);
        QCOMPARE(m_sandbox->written(uri)->cw, warning);
        const Asker::Fields longer{{u"status"_s, text + u'x'}, {u"spoiler_text"_s, warning}};
        const Answer refused = m_asker->write(user, longer);
        QCOMPARE(refused.status, user == u"yuki"_s ? 400 : 422);
        QCOMPARE(refused.object()[u"error"_s].toString(),
            user == u"ao"_s         ? u"Validation failed: Text character limit of 500 exceeded"_s
                : user == u"yuki"_s ? u"Bad Request: text with spoiler exceed max chars (5000)"_s
                                    : u"The status is over the character limit"_s);
        QCOMPARE(m_sandbox->postsOf(user).size(), 1);
    }

    /// Before it counts; other blanks than ASCII's it keeps.
    void mastodonStrips()
    {
        const QString most = QString(498, u'x');
        const QString uri = m_asker->writeOf(u"ao"_s,
            {{u"status"_s, u" \n\t"_s + most + u"\r\n \n"_s}, {u"spoiler_text"_s, u" cw "_s}});
        QCOMPARE(m_sandbox->written(uri)->text, most);
        QCOMPARE(m_sandbox->written(uri)->cw, u"cw"_s);
        const Answer refused = m_asker->write(
            u"ao"_s, {{u"status"_s, most + u"\u3000"_s}, {u"spoiler_text"_s, u"cw"_s}});
        QCOMPARE(refused.status, 422);
    }

    void snacHasRoom()
    {
        QCOMPARE(m_asker->write(u"sora"_s, {{u"status"_s, u"鯖"_s.repeated(20'000)}}).status, 200);
    }

    void misskeyCountsCodePoints()
    {
        MisskeyAsker misskey(*m_sandbox);
        const auto code = [&](const QString &text, const QString &warning) {
            return misskey.code(u"hanako"_s, u"notes/create"_s,
                {{u"text"_s, text}, {u"cw"_s, warning.isEmpty() ? QJsonValue() : warning}});
        };
        QCOMPARE(code(thumb.repeated(3000), {}), QString());
        QCOMPARE(code(thumb.repeated(3001), {}), u"INVALID_PARAM"_s);
        QCOMPARE(code(accented.repeated(1500), {}), QString());
        QCOMPARE(code(accented.repeated(1500) + u'x', {}), u"INVALID_PARAM"_s);
        QCOMPARE(code(u"x"_s, thumb.repeated(100)), QString());
        QCOMPARE(code(u"x"_s, thumb.repeated(101)), u"INVALID_PARAM"_s);
        QCOMPARE(m_sandbox->postsOf(u"hanako"_s).size(), 3);
    }

    void polls_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words"); // empty: it is taken
        const auto row = [](const char *name, const QString &user, const QStringList &options,
                             qint64 seconds, int status = 200, const QString &words = {}) {
            QTest::newRow(name) << user << options << seconds << status << words;
        };
        const auto choices = [](int count, int length = 1) {
            QStringList all;
            for (int i = 0; i < count; ++i) {
                all << QString(length - 1, u'鯖') + QChar(u'a' + i);
            }
            return all;
        };
        const QString poll = u"Validation failed: Poll "_s;
        row("mastodon fewest", u"ao"_s, choices(2), 300);
        row("mastodon most", u"ao"_s, choices(4, 50), 2'629'746);
        row("mastodon one", u"ao"_s, choices(1), 300, 422,
            poll + u"options must have more than one item"_s);
        row("mastodon five", u"ao"_s, choices(5), 300, 422,
            poll + u"options can't contain more than 4 items"_s);
        row("mastodon long", u"ao"_s, choices(2, 51), 300, 422,
            poll + u"options cannot be longer than 50 characters each"_s);
        row("mastodon twice", u"ao"_s, {u"tea"_s, u"tea"_s}, 300, 422,
            poll + u"options contain duplicate items"_s);
        row("mastodon blank", u"ao"_s, {u"tea"_s, u" "_s}, 300, 422,
            poll + u"options must have more than one item"_s);
        row("mastodon short", u"ao"_s, choices(2), 299, 422, poll + u"expires at is too soon"_s);
        row("mastodon for long", u"ao"_s, choices(2), 2'629'747, 422,
            poll + u"expires at is too far into the future"_s);
        row("mastodon for ever", u"ao"_s, choices(2), 0, 422,
            poll + u"expires at can't be blank"_s);
        row("gotosocial one", u"yuki"_s, choices(1), 60);
        row("gotosocial most", u"yuki"_s, choices(6, 50), 60);
        row("gotosocial for ever", u"yuki"_s, choices(2), 0);
        row("gotosocial seven", u"yuki"_s, choices(7), 60, 400,
            u"Bad Request: poll options exceed max count (6)"_s);
        row("gotosocial long", u"yuki"_s, choices(2, 51), 60, 400,
            u"Bad Request: poll option 0 exceed max chars (50)"_s);
        row("gotosocial empty", u"yuki"_s, {u"tea"_s, QString()}, 60, 400,
            u"Bad Request: poll option cannot be empty"_s);
        row("akkoma most", u"nana"_s, choices(20, 200), 31'536'000);
        row("akkoma one", u"nana"_s, {u"tea"_s, u"tea"_s}, 60, 422,
            u"Poll must contain at least 2 options"_s);
        row("akkoma many", u"nana"_s, choices(21), 60, 422,
            u"Poll can't contain more than 20 options"_s);
        row("akkoma long", u"nana"_s, choices(2, 201), 60, 422,
            u"Poll options cannot be longer than 200 characters each"_s);
        row("akkoma for long", u"nana"_s, choices(2), 31'536'001, 422,
            u"Expiration date is too far in the future"_s);
        row("snac", u"sora"_s, choices(12), 60);
    }
    void polls()
    {
        QFETCH(QString, user);
        QFETCH(QStringList, options);
        QFETCH(qint64, seconds);
        QFETCH(int, status);
        QFETCH(QString, words);
        Asker::Fields fields{
            {u"status"_s, u"which?"_s}, {u"poll[expires_in]"_s, QString::number(seconds)}};
        for (const QString &option : options) {
            fields.emplace_back(u"poll[options][]"_s, option);
        }
        const Answer answer = m_asker->write(user, fields);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.object()[u"error"_s].toString(), words);
        if (words.isEmpty()) {
            const auto post = m_sandbox->written(answer.object()[u"uri"_s].toString());
            QCOMPARE(post->poll->options, options);
            QCOMPARE(post->poll->lastsMs, seconds * secondMs);
        } else {
            QVERIFY(m_sandbox->postsOf(user).isEmpty());
        }
    }

    void misskeyPolls()
    {
        MisskeyAsker misskey(*m_sandbox);
        const auto code = [&](int count, int length, const QJsonObject &end = {}) {
            QJsonArray choices;
            for (int i = 0; i < count; ++i) {
                choices.append(thumb.repeated(length - 1) + QChar(u'a' + i));
            }
            QJsonObject poll = end;
            poll.insert(u"choices"_s, choices);
            return misskey.code(
                u"hanako"_s, u"notes/create"_s, {{u"text"_s, u"which?"_s}, {u"poll"_s, poll}});
        };
        QCOMPARE(code(2, 50), QString());
        QCOMPARE(code(10, 1, {{u"expiredAfter"_s, 60'000}}), QString());
        QCOMPARE(code(1, 1), u"INVALID_PARAM"_s);
        QCOMPARE(code(11, 1), u"INVALID_PARAM"_s);
        QCOMPARE(code(2, 51), u"INVALID_PARAM"_s);
        QCOMPARE(
            code(2, 1, {{u"expiresAt"_s, epoch - 1}}), u"CANNOT_CREATE_ALREADY_EXPIRED_POLL"_s);
        QCOMPARE(m_sandbox->postsOf(u"hanako"_s).size(), 2);
    }

    void hiddenTotals()
    {
        const Answer answer = m_asker->write(u"ao"_s,
            {{u"status"_s, u"which?"_s}, {u"poll[options][]"_s, u"tea"_s},
                {u"poll[options][]"_s, u"milk"_s}, {u"poll[expires_in]"_s, u"3600"_s},
                {u"poll[hide_totals]"_s, u"true"_s}});
        const QString uri = answer.object()[u"uri"_s].toString();
        const auto votes = [&] {
            return m_asker->status(u"ao"_s, uri)[u"poll"_s][u"options"_s][0][u"votes_count"_s];
        };
        QVERIFY(m_sandbox->written(uri)->poll->hideTotals);
        QVERIFY(votes().isNull());
        m_clock.advance(hourMs + 1);
        QCOMPARE(votes(), QJsonValue(0));
    }

    void markdown_data()
    {
        QTest::addColumn<QString>("user");
        QTest::newRow("gotosocial") << u"yuki"_s;
        QTest::newRow("akkoma") << u"nana"_s;
    }
    void markdown()
    {
        QFETCH(QString, user);
        const QString text =
            u"# Title\n\n**bold**, *soft* and `co<de` [there](https://example.invalid/a)"
            "\nnext @ao line #tea\n\n- one\n- **two**\n\n> said\n\n```\n<b>\n```"_s;
        const Asker::Fields fields{{u"status"_s, text}, {u"content_type"_s, u"text/markdown"_s}};
        const QString uri = m_asker->writeOf(user, fields);
        QVERIFY(m_sandbox->federate(uri, m_sandbox->serverOf(u"mei"_s)));
        for (const QString &reader : {user, u"mei"_s}) {
            const QString html = m_asker->status(reader, uri)[u"content"_s].toString();
            for (const QString &part :
                {u"<h1>Title</h1>"_s, u"<strong>bold</strong>"_s, u"<em>soft</em>"_s,
                    u"<code>co&lt;de</code>"_s, u"<a href=\"https://example.invalid/a\""_s,
                    u">there</a>"_s, u"<ul><li>one</li><li><strong>two</strong></li></ul>"_s,
                    u"<blockquote><p>said</p></blockquote>"_s,
                    u"<pre><code>&lt;b&gt;\n</code></pre>"_s}) {
                QVERIFY2(html.contains(part), qPrintable(html));
            }
        }
        const auto post = m_sandbox->written(uri);
        QCOMPARE(post->text, text);
        QCOMPARE(post->format, u"text/markdown"_s);
        QCOMPARE(post->to, QStringList{m_sandbox->handle(u"ao"_s)});
        QCOMPARE(m_asker->status(user, uri)[u"tags"_s][0][u"name"_s].toString(), u"tea"_s);
        const QJsonObject source =
            m_asker->get(user, m_asker->pathTo(user, uri) + u"/source"_s).object();
        QCOMPARE(source[u"text"_s].toString(), text);
        QCOMPARE(source[u"content_type"_s].toString(), u"text/markdown"_s);
    }

    void otherMarkup()
    {
        const auto html = [&](const QString &user, const QString &text, const QString &type) {
            return m_asker->write(user, {{u"status"_s, text}, {u"content_type"_s, type}})
                .object()[u"content"_s]
                .toString();
        };
        QVERIFY(html(u"nana"_s, u"**x**"_s, u"text/plain"_s).contains(u"**x**"_s));
        QVERIFY(html(u"nana"_s, u"**x**"_s, u"text/unheard-of"_s).contains(u"**x**"_s));
        QVERIFY(html(u"ao"_s, u"**x**"_s, u"text/markdown"_s).contains(u"**x**"_s));
        QCOMPARE(html(u"nana"_s, u"[b]x[/b] <i>"_s, u"text/bbcode"_s),
            u"<strong>x</strong> &lt;i&gt;"_s);
        const QString page = html(
            u"nana"_s, u"<b onclick=\"x()\">x</b><script>y()</script> 1 < 2"_s, u"text/html"_s);
        QCOMPARE(page, u"<b>x</b>y() 1 &lt; 2"_s);
        QVERIFY(html(u"nana"_s, u"**x**"_s, u"text/x.misskeymarkdown"_s).contains(u"<b>x</b>"_s));
        const Answer refused =
            m_asker->write(u"yuki"_s, {{u"status"_s, u"x"_s}, {u"content_type"_s, u"text/html"_s}});
        QCOMPARE(refused.status, 400);
    }

    void editsAreReadAsBefore()
    {
        const QString uri = m_asker->writeOf(
            u"yuki"_s, {{u"status"_s, u"**one**"_s}, {u"content_type"_s, u"text/markdown"_s}});
        m_asker->rewrite(u"yuki"_s, uri, {{u"status"_s, u"**two**"_s}});
        const auto content = [&] {
            return m_asker->status(u"yuki"_s, uri)[u"content"_s].toString();
        };
        QVERIFY(content().contains(u"<strong>two</strong>"_s));
        m_asker->rewrite(
            u"yuki"_s, uri, {{u"status"_s, u"**two**"_s}, {u"content_type"_s, u"text/plain"_s}});
        QVERIFY(content().contains(u"**two**"_s));
    }

private:
    ManualClock m_clock{epoch};
    std::unique_ptr<Sandbox> m_sandbox;
    std::unique_ptr<Asker> m_asker;
};

QTEST_GUILESS_MAIN(tst_sandboxcounting)
#include "tst_sandboxcounting.moc"
