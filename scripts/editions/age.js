/* A copy that is more than a year old says so, by the clock of the device it is read on. Written
   for the oldest reading systems that run scripts at all. */
(function () {
  var notices = document.querySelectorAll("[data-old-after]"), i;
  for (i = 0; i < notices.length; i++)
    if (new Date().getTime() >= new Date(notices[i].getAttribute("data-old-after")).getTime())
      notices[i].hidden = false;
})();
