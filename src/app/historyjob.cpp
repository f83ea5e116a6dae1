// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "store/extra.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

QJsonObject toJson(const store::Prepared &version)
{
    const Post &post = version.item.post;
    return {{u"at"_s, post.createdAt}, {u"text"_s, version.text}, {u"warning"_s, post.warning},
        {u"sensitive"_s, post.sensitive}, {u"extra"_s, store::extraOf(post)}};
}

} // namespace

QFuture<Jobs::Answer> Jobs::history(const QJsonObject &argument)
{
    return m_app.history.fetch(argument[u"uri"].toString())
        .then(this, [](const Result<std::vector<store::Prepared>> &versions) -> Answer {
            if (!versions) {
                return versions.error();
            }
            QJsonArray all;
            for (const store::Prepared &version : *versions) {
                all.append(toJson(version));
            }
            return QJsonObject{{u"versions"_s, all}};
        });
}

std::vector<PostVersion> versionsFromJob(const QJsonObject &answer)
{
    std::vector<PostVersion> versions;
    const QJsonArray all = answer[u"versions"].toArray();
    for (const auto &value : all) {
        const QJsonObject json = value.toObject();
        PostVersion version{.text = json[u"text"].toString(), .post = {}};
        version.post.createdAt = json[u"at"].toInteger();
        version.post.warning = json[u"warning"].toString();
        version.post.sensitive = json[u"sensitive"].toBool();
        store::readExtra(json[u"extra"].toString(), version.post);
        versions.push_back(std::move(version));
    }
    return versions;
}

} // namespace asterism
