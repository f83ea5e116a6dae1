// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "protocol/feed/entry.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

/// "お茶" without its last byte: what snac 2.75 keeps of a form that was cut there.
const QByteArray cutTea = "\xE3\x81\x8A\xE8\x8C";
const QString shownTea = u"お\uFFFD\uFFFD"_s;

QByteArray statusSaying(const QByteArray &id, const QByteArray &text)
{
    return "{'id':'" + id + "','uri':'https://a.example/p/" + id
        + "','created_at':'2026-11-22T11:00:00.000Z','content':'" + text
        + "','visibility':'public','account':{'id':'7','acct':'ao'}}";
}

Instance noteServer()
{
    Instance instance = at(u"misskey"_s);
    instance.family = Instance::Family::Misskey;
    return instance;
}

} // namespace

/// Answers with bytes in them that are no UTF-8: everything else in them is read.
class tst_brokenbytes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// One post that was cut hides none of the others.
    void posts()
    {
        const Response response = answered('[' + statusSaying("6", "<p>tea</p>") + ','
            + statusSaying("5", cutTea + "<br>") + ',' + statusSaying("4", "<p>coffee</p>") + ']');
        const auto page = pageFrom(at(u"snac"_s), response);
        QVERIFY(page);
        QCOMPARE(page->items.size(), size_t(3));
        QCOMPARE(page->skipped, 0);
        QCOMPARE(page->items[0].post.body, u"<p>tea</p>"_s);
        QCOMPARE(page->items[1].post.body, shownTea + u"<br>"_s);
        QCOMPARE(page->items[2].post.body, u"<p>coffee</p>"_s);
    }

    void asItWasTyped()
    {
        const auto source =
            familyFor(at(u"snac"_s))
                ->decodeSource(at(u"snac"_s),
                    answered("{'id':'5','text':'" + cutTea + "','spoiler_text':''}"));
        QVERIFY(source);
        QCOMPARE(source->text, shownTea);
    }

    void notes()
    {
        const Instance instance = noteServer();
        const auto note = familyFor(instance)->decodeStatus(instance,
            answered("{'id':'n1','createdAt':'2026-11-22T11:00:00.000Z','text':'" + cutTea
                + "','userId':'u1','user':{'id':'u1','username':'ao'},'visibility':'public'}"),
            false);
        QVERIFY(note);
        QCOMPARE(note->post.body, shownTea);
    }

    /// What a server says of why it refuses is shown as far as it can be read.
    void refusals()
    {
        const Error error =
            errorFrom(answered("{'error':'No " + cutTea + "'}", 422), u"a.example"_s, false);
        QCOMPARE(error.kind, ErrorKind::Rejected);
        QCOMPARE(error.detail, u"No "_s + shownTea);
        const Instance instance = noteServer();
        const auto known = familyFor(instance)->decodeStatus(instance,
            answered("{'error':{'code':'NO_SUCH_NOTE','message':'" + cutTea + "'}}", 400), false);
        QVERIFY(!known);
        QCOMPARE(known.error().kind, ErrorKind::NotFound);
    }

    void feeds()
    {
        const QByteArray feed =
            written("{'version':'https://jsonfeed.org/version/1.1','title':'" + cutTea
                + "','items':[{'id':'1','url':'https://a.example/1','content_text':'tea',"
                  "'date_published':'2026-11-22T11:00:00Z'}]}");
        const auto document = feed::readJson(feed);
        QVERIFY(document);
        QCOMPARE(document->title, shownTea);
        QCOMPARE(document->entries.size(), size_t(1));
    }

    /// An answer that ends too soon is none, wherever it ends.
    void cutAnswers()
    {
        const QByteArray whole =
            written('[' + statusSaying("6", cutTea) + ',' + statusSaying("5", "お茶") + ']');
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto page = pageFrom(
                at(u"snac"_s), answerOf(whole.first(size), u"https://a.example/api/v1/x"_s));
            QCOMPARE(kindOf(page), u"bad-answer"_s);
        }
    }

    /// Without end, but of a size that was let in.
    void nothingButBrokenBytes()
    {
        const QByteArray broken(2 * 1024 * 1024, '\xE7');
        const auto page = pageFrom(at(u"snac"_s), answered('[' + statusSaying("5", broken) + ']'));
        QVERIFY(page);
        QCOMPARE(page->items.size(), size_t(1));
        QCOMPARE(page->items[0].post.body, QString(broken.size(), u'\uFFFD'));
    }
};

QTEST_GUILESS_MAIN(tst_brokenbytes)
#include "tst_brokenbytes.moc"
