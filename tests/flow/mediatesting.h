// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mediahouse.h"

#include <memory>

namespace asterism::flow {

const QByteArray ownPostsPath = "/api/v1/accounts/9/statuses";
const QString askedOwnPosts = u"GET /api/v1/accounts/9/statuses"_s;
const QString askedFile = u"GET /api/v1/media/m1"_s;

/// What the tests of posts with files and times share: a house, and what its server answers.
class MediaTest : public QObject {
protected:
    void houseOf(const QString &software)
    {
        m_house = std::make_unique<MediaHouse>(software);
        QVERIFY(m_house->isReady());
    }
    void on(const QByteArray &path, const ScriptedAnswer &answer)
    {
        m_house->server.on(path, answer);
    }
    /// A post that is made so. -1: it was refused.
    qint64 ask(const Draft &draft)
    {
        const std::vector<qint64> ids = m_house->post(draft);
        return ids.empty() ? -1 : ids.front();
    }

    std::unique_ptr<MediaHouse> m_house;
};

} // namespace asterism::flow
