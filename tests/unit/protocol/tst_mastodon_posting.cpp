// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

Outgoing asking(const QString &text)
{
    Outgoing post = saying(text);
    post.text.poll = {.choices = {u"tea"_s, u"a cup"_s}, .seconds = 3600};
    return post;
}

Outgoing showing(const QString &text)
{
    Outgoing post = saying(text);
    post.text.media = {Attachment{.id = u"8"_s}};
    return post;
}

Outgoing quotingThat(Outgoing post)
{
    post.text.quote = u"https://b.example/p/6"_s;
    post.quoteLocalId = u"6"_s;
    return post;
}

Outgoing inFormat(TextFormat format)
{
    Outgoing post = saying(u"*hello*"_s);
    post.text.format = format;
    return post;
}

Outgoing askedBefore(qint64 endsAt)
{
    Outgoing post = asking(u"which?"_s);
    post.text.poll.multiple = true;
    post.text.poll.hideTotals = true;
    post.text.poll.endsAt = endsAt;
    post.now = noon;
    return post;
}

QJsonObject bodyOf(const Result<Request> &request)
{
    return request ? QJsonDocument::fromJson(request->body).object()
                   : QJsonObject{{u"error"_s, word(request.error().kind)}};
}

/// One field of the request, or the error's kind.
QString fieldOf(const Result<Request> &request, const QString &name)
{
    const QJsonObject body = bodyOf(request);
    const QJsonValue value = body.contains(u"error"_s) ? body[u"error"_s] : body[name];
    const QJsonObject whole{{u"v"_s, value}};
    const QByteArray text = value.isUndefined()
        ? QByteArray()
        : QJsonDocument(whole).toJson(QJsonDocument::Compact).mid(5).chopped(1);
    return QString::fromUtf8(text).remove(u'"');
}

QString publishedField(const Instance &instance, const Outgoing &post, const QString &name)
{
    return fieldOf(familyFor(instance)->publish(instance, post, {}), name);
}

QString editedField(const Instance &instance, const Outgoing &post, const QString &name)
{
    return fieldOf(familyFor(instance)->edit(instance, u"5"_s, post), name);
}

bool publishes(const Instance &instance, const Outgoing &post)
{
    return familyFor(instance)->publish(instance, post, {}).ok();
}

Instance fourPointFive()
{
    Instance instance = at(u"mastodon"_s, u"4.5.7"_s);
    instance.mastodonApi = 7;
    return instance;
}

} // namespace

/// What new and changed posts have besides words: polls, files, formats.
class tst_mastodon_posting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void polls_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("expected");
        const QString bare = u"{expires_in:3600,multiple:false,options:[tea,a cup]}"_s;
        const QString hidden =
            u"{expires_in:3600,hide_totals:false,multiple:false,options:[tea,a cup]}"_s;
        QTest::newRow("Mastodon") << at(u"mastodon"_s) << hidden;
        QTest::newRow("GoToSocial") << at(u"gotosocial"_s) << hidden;
        for (const QString &software :
            {u"pleroma"_s, u"akkoma"_s, u"takahe"_s, u"mitra"_s, u"iceshrimp.net"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << bare;
        }
        for (const QString &software : {u"friendica"_s, u"newfork"_s, u"kibou"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << u"usage"_s;
        }
        QTest::newRow("snac2 2.89") << at(u"snac"_s, u"2.89"_s) << u"usage"_s;
    }
    void polls()
    {
        QFETCH(Instance, instance);
        QTEST(publishedField(instance, asking(u"which?"_s), u"poll"_s), "expected");
    }

    /// snac reads each name of a form as it stands.
    void pollsInForms()
    {
        QCOMPARE(publishOf(at(u"snac"_s, u"2.94"_s), asking(u"which?"_s)),
            u"POST v1/statuses poll[expires_in]=3600&poll[multiple]=false&poll[options][]=tea&"
            "poll[options][]=a%20cup&sensitive=false&status=which%3F&visibility=public"_s);
    }

    /// There a poll is for everybody, whatever was said of it, and no answer.
    void openPollsOnly()
    {
        const Instance snac2 = at(u"snac"_s, u"2.94"_s);
        Outgoing post = asking(u"which?"_s);
        post.text.visibility = Visibility::Private;
        QVERIFY(!publishes(snac2, post));
        QVERIFY(publishes(at(u"mastodon"_s), post));
        post.text.visibility = Visibility::Public;
        post.text.replyTo = u"https://b.example/p/3"_s;
        post.replyToLocalId = u"3"_s;
        QVERIFY(!publishes(snac2, post));
        QVERIFY(publishes(at(u"mastodon"_s), post));
    }

    void senselessPolls()
    {
        const Instance mastodon = at(u"mastodon"_s);
        Outgoing post = asking(u"which?"_s);
        post.text.poll.choices = {u"tea"_s};
        QVERIFY(!publishes(mastodon, post));
        post.text.poll.choices = {u"tea"_s, u" \n"_s};
        QVERIFY(!publishes(mastodon, post));
        post.text.poll.choices = {u"tea"_s, u"cup"_s};
        QVERIFY(publishes(mastodon, post));
        // Mastodon: "Text can't be blank"
        QVERIFY(!publishes(mastodon, asking({})));
        QVERIFY(!publishes(at(u"akkoma"_s), asking({})));
        QVERIFY(publishes(at(u"gotosocial"_s), asking({})));
        QVERIFY(publishes(at(u"iceshrimp.net"_s), asking({})));
    }

    /// What excludes each other is told before anything is sent.
    void together_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<bool>("pollAndFiles");
        QTest::addColumn<bool>("quoteAndFiles");
        Instance kmyblue = at(u"kmyblue"_s);
        kmyblue.features = {u"poll_media"_s};
        QTest::newRow("Mastodon") << fourPointFive() << false << false;
        QTest::newRow("kmyblue") << kmyblue << true << false;
        QTest::newRow("Fedibird") << at(u"fedibird"_s) << false << true;
        QTest::newRow("GoToSocial") << at(u"gotosocial"_s) << false << false;
        QTest::newRow("snac2") << at(u"snac"_s) << false << false;
        QTest::newRow("Akkoma") << at(u"akkoma"_s) << true << true;
        QTest::newRow("Friendica") << at(u"friendica"_s) << false << true;
        QTest::newRow("Mitra") << at(u"mitra"_s) << true << true;
        QTest::newRow("Iceshrimp.NET") << at(u"iceshrimp.net"_s) << true << true;
    }
    void together()
    {
        QFETCH(Instance, instance);
        Outgoing both = asking(u"which?"_s);
        both.text.media = {Attachment{.id = u"8"_s}};
        QTEST(publishes(instance, both), "pollAndFiles");
        QVERIFY(publishes(instance, showing(u"look"_s)));
        const bool quotes = capabilities(instance).quotes;
        QCOMPARE(publishes(instance, quotingThat(saying(u"hello"_s))), quotes);
        QTEST(publishes(instance, quotingThat(showing(u"look"_s))), "quoteAndFiles");
    }

    /// A file that was not sent would be missing, and nobody would notice.
    void unsentFiles()
    {
        const Instance mastodon = at(u"mastodon"_s);
        Outgoing post = showing(u"look"_s);
        post.text.media << Attachment{.file = u"5c1d.png"_s};
        QVERIFY(!publishes(mastodon, post));
        QCOMPARE(editedField(mastodon, post, u"media_ids"_s), u"usage"_s);
        post.text.media.last().id = u"9"_s;
        QCOMPARE(publishedField(mastodon, post, u"media_ids"_s), u"[8,9]"_s);
        QVERIFY(!publishes(at(u"kibou"_s), post));
        QVERIFY(publishes(at(u"pixelfed"_s), post));
    }

    void formats_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &software, TextFormat format,
                             const QString &expected) {
            QTest::newRow(name) << at(software) << int(format) << expected;
        };
        const QString markdown = u"text/markdown"_s;
        row("Markdown", u"gotosocial"_s, TextFormat::Markdown, markdown);
        row("Markdown of glitch-soc", u"glitch-soc"_s, TextFormat::Markdown, markdown);
        row("HTML", u"pleroma"_s, TextFormat::Html, u"text/html"_s);
        row("BBCode", u"akkoma"_s, TextFormat::Bbcode, u"text/bbcode"_s);
        row("MFM", u"akkoma"_s, TextFormat::Mfm, u"text/x.misskeymarkdown"_s);
        row("Mitra's other one", u"mitra"_s, TextFormat::Html, u"text/html"_s);
        row("plain", u"gotosocial"_s, TextFormat::Plain, u"text/plain"_s);
        // Where it is not taken nothing is said of it, and so where there is no other.
        row("Mastodon takes none", u"mastodon"_s, TextFormat::Markdown, {});
        row("snac has but one", u"snac"_s, TextFormat::Markdown, {});
        row("Friendica has but one", u"friendica"_s, TextFormat::Markdown, {});
        row("Iceshrimp.NET has but one", u"iceshrimp.net"_s, TextFormat::Mfm, {});
        row("Mitra has no plain one", u"mitra"_s, TextFormat::Plain, {});
        // Its accounts choose what is read where nothing is said.
        row("not told", u"gotosocial"_s, TextFormat::Bbcode, u"text/plain"_s);
    }
    void formats()
    {
        QFETCH(Instance, instance);
        QFETCH(int, format);
        const Outgoing post = inFormat(TextFormat(format));
        QTEST(publishedField(instance, post, u"content_type"_s), "expected");
        QTEST(editedField(instance, post, u"content_type"_s), "expected");
    }

    /// A poll that an edit leaves out would go; its choices as they were keep its votes, and its
    /// end is told as what is left.
    void pollsInEdits_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<Outgoing>("post");
        QTest::addColumn<QString>("expected");
        const auto told = [](const QString &end) {
            return u"{"_s + end + u"hide_totals:true,multiple:true,options:[tea,a cup]}"_s;
        };
        const Instance mastodon = at(u"mastodon"_s);
        const Outgoing running = askedBefore(noon + 2 * hourMs + 900);
        const Outgoing ended = askedBefore(noon - dayMs);
        QTest::newRow("running") << mastodon << running << told(u"expires_in:7200,"_s);
        QTest::newRow("nearly over")
            << mastodon << askedBefore(noon + minuteMs) << told(u"expires_in:300,"_s);
        QTest::newRow("ended") << mastodon << ended << told(u"expires_in:300,"_s);
        QTest::newRow("another duration")
            << mastodon << askedBefore(0) << told(u"expires_in:3600,"_s);
        Outgoing clockless = running;
        clockless.now = 0;
        QTest::newRow("no clock") << mastodon << clockless << told(u"expires_in:3600,"_s);
        Instance patient = mastodon;
        patient.posting.pollSecondsLeast = 600;
        QTest::newRow("a longer least") << patient << ended << told(u"expires_in:600,"_s);
        // GoToSocial makes a new poll of one that has ended when an end is said.
        const Instance gts = at(u"gotosocial"_s);
        QTest::newRow("GoToSocial, ended") << gts << ended << told({});
        QTest::newRow("GoToSocial, running") << gts << running << told({});
        QTest::newRow("GoToSocial, another duration")
            << gts << askedBefore(0) << told(u"expires_in:3600,"_s);
        QTest::newRow("Iceshrimp.NET") << at(u"iceshrimp.net"_s) << running
                                       << u"{expires_in:7200,multiple:true,options:[tea,a cup]}"_s;
        for (const QString &software : {u"pleroma"_s, u"mitra"_s, u"snac"_s, u"friendica"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << running << QString();
        }
        QTest::newRow("none") << mastodon << saying(u"hello"_s) << QString();
    }
    void pollsInEdits()
    {
        QFETCH(Instance, instance);
        QFETCH(Outgoing, post);
        QTEST(editedField(instance, post, u"poll"_s), "expected");
    }

    void describedAnew_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("expected");
        const QString bare = u"[{description:a tin,id:9},{description:,id:10}]"_s;
        const QString focused = u"[{description:a tin,focus:0.25,-1.00,id:9},"
                                "{description:,focus:0.00,0.00,id:10}]"_s;
        QTest::newRow("Mastodon") << at(u"mastodon"_s) << focused;
        QTest::newRow("Mastodon 4.0") << at(u"mastodon"_s, u"4.0.2"_s) << QString();
        QTest::newRow("GoToSocial") << at(u"gotosocial"_s) << focused;
        QTest::newRow("Friendica") << at(u"friendica"_s) << bare;
        QTest::newRow("Iceshrimp.NET") << at(u"iceshrimp.net"_s) << bare;
        for (const QString &software : {u"pleroma"_s, u"pixelfed"_s, u"snac"_s, u"mitra"_s}) {
            QTest::newRow(qPrintable(software)) << at(software) << QString();
        }
    }
    void describedAnew()
    {
        QFETCH(Instance, instance);
        Outgoing post = saying(u"hello"_s);
        post.text.media = {Attachment{.description = u"as it was"_s, .id = u"8"_s},
            Attachment{
                .description = u"a tin"_s, .focus = {0.25, -1}, .id = u"9"_s, .changed = true},
            Attachment{.id = u"10"_s, .changed = true}};
        QTEST(editedField(instance, post, u"media_attributes"_s), "expected");
        QCOMPARE(editedField(instance, post, u"media_ids"_s), u"[8,9,10]"_s);
        QCOMPARE(publishedField(at(u"mastodon"_s), post, u"media_attributes"_s), QString());
    }

    void formatsOfSources_data()
    {
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<int>("expected");
        QTest::newRow("Markdown") << ",'content_type':'text/markdown'"_ba
                                  << int(TextFormat::Markdown);
        QTest::newRow("plain") << ",'content_type':'text/plain'"_ba << int(TextFormat::Plain);
        QTest::newRow("none") << ",'content_type':null"_ba << int(TextFormat::Plain);
        QTest::newRow("not told") << QByteArray() << int(TextFormat::Plain);
        QTest::newRow("unheard of") << ",'content_type':'text/x.new'"_ba << int(TextFormat::Plain);
    }
    void formatsOfSources()
    {
        QFETCH(QByteArray, told);
        const Instance akkoma = at(u"akkoma"_s);
        const auto source = familyFor(akkoma)->decodeSource(
            akkoma, answered("{'id':'5','text':'x','spoiler_text':''" + told + "}"));
        QTEST(int(source->format), "expected");
        QVERIFY(source->poll.choices.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_mastodon_posting)
#include "tst_mastodon_posting.moc"
