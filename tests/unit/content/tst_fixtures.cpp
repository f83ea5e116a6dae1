// SPDX-License-Identifier: GPL-3.0-or-later
#include "content/html.h"
#include "content/plain.h"
#include "content/styled.h"
#include "support/fixture.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

/// Every HTML text that a real server sent.
class tst_fixtures : public QObject {
    Q_OBJECT

private:
    struct Sample {
        QString file;
        QString html;
        std::vector<CustomEmoji> emojis;
        std::vector<Mention> mentions;
    };

    std::vector<Sample> m_samples;

    static Sample sampleOf(const QString &file, const QJsonObject &object, const QString &html)
    {
        Sample sample{.file = file, .html = html};
        for (const QJsonValueConstRef emoji : object.value("emojis"_L1).toArray()) {
            const QJsonObject values = emoji.toObject();
            sample.emojis.push_back({values.value("shortcode"_L1).toString(),
                values.value("url"_L1).toString(), values.value("static_url"_L1).toString()});
        }
        for (const QJsonValueConstRef mention : object.value("mentions"_L1).toArray()) {
            const QJsonObject values = mention.toObject();
            sample.mentions.push_back(
                {values.value("acct"_L1).toString(), values.value("url"_L1).toString()});
        }
        return sample;
    }

    void collect(const QString &file)
    {
        const QByteArray bytes = fixtureBytes(file.toUtf8());
        const QJsonDocument document = QJsonDocument::fromJson(bytes);
        const QJsonValue root =
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        forEachObject(root, [&](const QJsonObject &object) {
            for (const QLatin1StringView key :
                {"content"_L1, "note"_L1, "summary"_L1, "value"_L1, "description"_L1}) {
                const QString html = object.value(key).toString();
                if (!html.isEmpty()) {
                    m_samples.push_back(sampleOf(file, object, html));
                }
            }
        });
    }

    static Context contextOfSample(const Sample &sample)
    {
        return {.mentions = sample.mentions, .emojis = sample.emojis};
    }

    /// The text without tags, as a rough second opinion.
    static QString stripped(const QString &html)
    {
        static const QRegularExpression markup(u"<[^>]*>|&[a-z#0-9]+;|\\s"_s);
        return QString(html).remove(markup);
    }

    const Sample *find(const QString &file, const QString &part) const
    {
        const auto found = std::ranges::find_if(m_samples, [&](const Sample &sample) {
            return sample.file == file && sample.html.contains(part);
        });
        return found == m_samples.end() ? nullptr : &*found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const QString &file : jsonFixtures()) {
            collect(file);
        }
        QVERIFY(m_samples.size() > 500);
    }

    void everyTextIsShown()
    {
        for (const Sample &sample : m_samples) {
            const Blocks blocks = fromHtml(sample.html, contextOfSample(sample));
            QVERIFY(!blocks.shortened);
            QVERIFY2(plainText(blocks).isEmpty() == stripped(sample.html).isEmpty(),
                qPrintable(sample.file + u": "_s + sample.html));
            const auto read = fromBytes(toBytes(blocks));
            QVERIFY(read.ok() && *read == blocks);
        }
    }

    void noMarkupIsLeft()
    {
        static const QRegularExpression markup(
            u"</?(p|span|a|br|div|ruby|rt|strong|em|code|pre|li|ul)\\b[^>]*>|class=|href="_s);
        for (const Sample &sample : m_samples) {
            if (sample.html.contains("&lt;"_L1) || sample.html.contains("$["_L1)) {
                continue; // its author wrote about HTML, or in MFM
            }
            const QString text = plainText(fromHtml(sample.html, contextOfSample(sample)));
            QVERIFY2(!text.contains(markup), qPrintable(sample.file + u": "_s + text));
        }
    }

    void everyLinkIsAllowed()
    {
        int links = 0;
        for (const Sample &sample : m_samples) {
            for (const Block &block : fromHtml(sample.html, contextOfSample(sample)).blocks) {
                for (const Span &span : block.spans) {
                    if (span.kind == Span::Kind::Link) {
                        ++links;
                        QVERIFY(isLinkScheme(QUrl(span.target).scheme()));
                    }
                }
                QVERIFY(!styledText(block, {}).contains("http"_L1)
                    || !styledText(block, {}).contains("src=\"http"_L1));
            }
        }
        QVERIFY(links > 50);
    }

    void hashtagsAndMentionsAreFound()
    {
        int tags = 0;
        int mentions = 0;
        for (const Sample &sample : m_samples) {
            for (const Block &block : fromHtml(sample.html, contextOfSample(sample)).blocks) {
                for (const Span &span : block.spans) {
                    tags += span.kind == Span::Kind::Hashtag ? 1 : 0;
                    mentions += span.kind == Span::Kind::Mention ? 1 : 0;
                }
            }
        }
        QVERIFY2(tags > 300, qPrintable(QString::number(tags)));
        QVERIFY2(mentions > 50, qPrintable(QString::number(mentions)));
    }

    void misskeyQuoteFallback()
    {
        const Sample *sample = find(u"misskey/note_quote_activitypub.json"_s, u"quote-inline"_s);
        QVERIFY(sample != nullptr);
        const Blocks shown = fromHtml(sample->html);
        QCOMPARE(shown.blocks.back().kind, Block::Kind::QuoteFallback);
        const Blocks hidden = fromHtml(sample->html, {.hideQuoteFallback = true});
        QVERIFY(!plainText(hidden).contains("RE:"_L1));
        QVERIFY(!hidden.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_fixtures)
#include "tst_fixtures.moc"
